package numpack.app.session.pack;

import java.io.IOException;
import numpack.app.session.space.CellPlace;
import numpack.engine.draft.Draft;
import numpack.engine.draft.EffectiveEdit;

/// The change of one cell, wherever it was typed.
public final class CellVerb {
    private CellVerb() {}

    /// Sets a cell; makes no step if it has that value when its turn comes.
    ///
    /// @param element little-endian
    public static ArrayVerb set(CellPlace place, byte[] element) {
        return (draft, array) -> set(draft, array, place, element);
    }

    /// The same on a draft.
    public static void set(Draft draft, String array, CellPlace place, byte[] element) throws IOException {
        var edit = EffectiveEdit.cell(draft, array, place.physicalRow(), place.offset(), element);
        if (!edit.isNothing()) {
            edit.make();
        }
    }
}
