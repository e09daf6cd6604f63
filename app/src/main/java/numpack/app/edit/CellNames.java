package numpack.app.edit;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.Step;
import numpack.engine.dtype.ElementText;
import numpack.engine.shape.Shape;

/// Words for single cells: `[2, 5] = 410.0`.
public final class CellNames {
    private static final int LONGEST_VALUE = 24;

    private CellNames() {}

    /// The index behind that of the row of an element: `5`, or `5, 2`; empty for arrays of one axis.
    ///
    /// @param offset which element of its row it is
    public static String inRow(Shape shape, long offset) {
        var text = "";
        var rest = offset;
        for (var axis = shape.ndim() - 1; axis >= 1; axis--) {
            text = rest % shape.length(axis) + (text.isEmpty() ? "" : ", " + text);
            rest /= shape.length(axis);
        }
        return text;
    }

    /// The place of the cell that a step changed, as its row is numbered now, and what it became; empty for other steps, and where
    /// the array cannot be read any more.
    static Optional<String> of(Step step, DraftSnapshot snapshot) {
        return switch (step) {
            case Step.SetCells set when set.places().cellCount() == 1 -> snapshot.arrays().stream()
                    .filter(array -> array.id() == set.target().arrayId() && array.isReadable()).findFirst().flatMap(array -> of(set, array));
            case Step.Group group when group.parts().size() == 1 -> of(group.parts().getFirst(), snapshot);
            default -> Optional.empty();
        };
    }

    private static Optional<String> of(Step.SetCells set, DraftArray array) {
        var shape = array.physicalShape();
        if (shape.ndim() == 0 || set.places().row(0) >= shape.rowCount() || set.newBytes().size() != array.dtype().itemSize()) {
            return Optional.empty();
        }
        var row = array.isLive(set.places().row(0)) ? Long.toString(array.liveRowsBefore(set.places().row(0))) : "✕ " + set.places().row(0);
        var rest = inRow(shape, set.places().offset(0));
        try {
            var value = ElementText.format(array.dtype(), MemorySegment.ofArray(set.newBytes().read(0, array.dtype().itemSize())), 0);
            return Optional.of(Texts.of("edit.cell", rest.isEmpty() ? row : row + ", " + rest, Names.elided(value, LONGEST_VALUE)));
        } catch (IOException unreadable) {
            // The log that holds the value is gone; the step is named without it.
            return Optional.empty();
        }
    }
}
