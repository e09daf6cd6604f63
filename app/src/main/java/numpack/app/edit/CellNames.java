package numpack.app.edit;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepBytes;
import numpack.engine.dtype.ElementText;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// Words for single cells: `[2, 5] = 410.0`.
public final class CellNames {
    private static final int MAX_VALUE_LENGTH = 24;

    private CellNames() {}

    /// The index after that of the row of an element: `5`, or `5, 2`; empty for arrays of one axis.
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

    /// The place of the cell that a step changed, as its row is numbered now, and what it became: `[2, 5] = 410.0`; empty for other
    /// steps, where its row is no longer there, and where the array cannot be read any more.
    static Optional<String> of(Step step, DraftSnapshot snapshot) {
        return change(step, snapshot).map(change -> Texts.of("edit.cell", change.place, Names.elided(change.is, MAX_VALUE_LENGTH)));
    }

    /// The same with what was there before, whole: `[2, 5]: 409.5 → 410.0`.
    static Optional<String> wasAndIs(Step step, DraftSnapshot snapshot) {
        return change(step, snapshot).map(change -> Texts.of("edit.cell.beforeAndAfter", change.place, change.was, change.is));
    }

    private static Optional<Change> change(Step step, DraftSnapshot snapshot) {
        return switch (step) {
            case Step.CellStep cells when cells.cellCount() == 1 -> snapshot.find(cells.target().arrayId()).filter(DraftArray::isReadable)
                    .flatMap(array -> change(cells, array, snapshot));
            case Step.Group group when group.parts().size() == 1 -> change(group.parts().getFirst(), snapshot);
            case Step.Reverted taken when taken.changes().size() == 1 -> change(taken.changes().getFirst(), snapshot);
            default -> Optional.empty();
        };
    }

    private static Optional<Change> change(Step.CellStep cell, DraftArray array, DraftSnapshot snapshot) {
        var isLikeThen = cell.newBytes().size() == array.dtype().itemSize();
        return isLikeThen ? switch (cell) {
            case Step.SetCells set -> change(set, array, snapshot.rowsNow(set, RowSet.of(set.places().row(0))), set.places().offset(0));
            case Step.Fill fill -> change(fill, array, fill.region(), snapshot);
            case Step.WriteBlock block -> change(block, array, block.region(), snapshot);
        } : Optional.empty();
    }

    private static Optional<Change> change(Step.CellStep cell, DraftArray array, Region region, DraftSnapshot snapshot) {
        var shape = array.physicalShape();
        if (region.rest().ndim() != shape.ndim() - 1 && shape.ndim() > 0) {
            return Optional.empty();
        }
        var offset = 0L;
        for (var axis = 1; axis < shape.ndim(); axis++) {
            offset = offset * shape.length(axis) + region.rest().slice(axis - 1).start();
        }
        return change(cell, array, snapshot.rowsNow(cell, region.rows()), offset);
    }

    /// @param row none if it is no longer there
    private static Optional<Change> change(Step.CellStep cell, DraftArray array, RowSet row, long offset) {
        if (row.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Change(place(array, row.min(), offset), text(array, cell.oldBytes()), text(array, cell.newBytes())));
        } catch (IOException unreadable) {
            // The log that holds the values is gone; the step is named without them.
            return Optional.empty();
        }
    }

    /// As NumPy indexes it; the only cell of an array without axes is `()`.
    private static String place(DraftArray array, long row, long offset) {
        if (array.physicalShape().ndim() == 0) {
            return "()";
        }
        var number = array.isLive(row) ? Long.toString(array.liveRowsBefore(row)) : "✕ " + row;
        var rest = inRow(array.physicalShape(), offset);
        return rest.isEmpty() ? number : number + ", " + rest;
    }

    private static String text(DraftArray array, StepBytes element) throws IOException {
        return ElementText.format(array.dtype(), MemorySegment.ofArray(element.read(0, array.dtype().itemSize())), 0);
    }

    /// One cell that got another value.
    private record Change(String place, String was, String is) {}
}
