package numpack.app.grid.table;

import numpack.app.grid.cells.CellSpace;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.Box;

/// What a table shows at one moment.
///
/// @param array the array, as a snapshot has it
/// @param revision the snapshot's
/// @param rowAxis along the rows, or [CellSpace#NO_AXIS]
/// @param columnAxis along the columns, or [CellSpace#NO_AXIS]
/// @param slices one for each axis, in logical rows; those of other axes have one position
/// @param droppedRows whether they are shown
/// @param readOnlyReason why nothing can be changed; empty if it can
public record TableState(DraftArray array, long revision, int rowAxis, int columnAxis, Box slices,
        DroppedRows droppedRows, String readOnlyReason) {
    /// Whether dropped rows are shown.
    public enum DroppedRows {
        SHOWN,
        HIDDEN
    }

    CellSpace space() {
        return droppedRows == DroppedRows.SHOWN ? CellSpace.withDroppedRows(array, rowAxis, columnAxis, slices)
                : CellSpace.ofLiveRows(array, rowAxis, columnAxis, slices);
    }
}
