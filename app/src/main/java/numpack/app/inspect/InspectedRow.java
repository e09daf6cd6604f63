package numpack.app.inspect;

import java.util.List;
import java.util.OptionalLong;
import numpack.app.session.pack.ShownPack;
import numpack.engine.draft.DraftArray;

/// One row of an array and what belongs to it in the arrays that are linked with it.
///
/// @param row      its logical number; empty if it is dropped
/// @param physical its physical number
/// @param cell     the array in front, and which of its elements the cursor is on
/// @param arrays   the array itself and those linked with it, in the order in which they are shown
/// @param others   names of arrays that have no such row
/// @param more     how many linked arrays are left out because they are too many
record InspectedRow(OptionalLong row, long physical, Cell cell, List<Part> arrays, List<String> others, int more) {
    InspectedRow {
        arrays = List.copyOf(arrays);
        others = List.copyOf(others);
    }

    /// An element of an array's row.
    record Cell(long arrayId, long element) {}

    /// The row in one array.
    sealed interface Part {
        /// The pack that the array is of, and that edits go to, whatever is in front by then.
        ShownPack pack();

        DraftArray array();

        /// What tells its array from others at every moment.
        default Key key() {
            return new Key(pack(), array().id());
        }
    }

    /// An array of a pack. Arrays of other packs may have the same id.
    record Key(ShownPack pack, long arrayId) {}

    /// Its elements.
    ///
    /// @param physical the number that it has there
    record Values(ShownPack pack, DraftArray array, long physical, boolean isDropped, RowValues values) implements Part {}

    /// It is dropped there, so that it is not known which of the dropped rows it is.
    record Dropped(ShownPack pack, DraftArray array) implements Part {}

    /// It has too many elements to be shown.
    record TooLong(ShownPack pack, DraftArray array, long elements) implements Part {}
}
