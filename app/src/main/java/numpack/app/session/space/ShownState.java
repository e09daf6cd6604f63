package numpack.app.session.space;

import java.util.Optional;
import numpack.engine.draft.DraftArray;

/// What is shown of an array at one moment.
///
/// @param revision       the revision of the pack that has the array so
/// @param axes           of an array that cannot be read: of no axis
/// @param rows           which rows are shown, by the numbers that they have in this state of the array
/// @param readOnlyReason why nothing can be changed; empty if it can
public record ShownState(DraftArray array, long revision, AxisMapping axes, DroppedRows droppedRows, RowView rows, String readOnlyReason) {
    /// Whether dropped rows stand among the others.
    public enum DroppedRows {
        SHOWN,
        HIDDEN
    }

    /// How cells lie in rows and columns; empty if the array cannot be read.
    public Optional<CellSpace> space() {
        if (!array.isReadable()) {
            return Optional.empty();
        }
        if (rows instanceof RowView.Listed list && (axes.rowAxis() == 0 || axes.columnAxis() == 0)) {
            return Optional.of(CellSpace.listed(array, axes.rowAxis(), axes.columnAxis(), axes.slices(), list));
        }
        return Optional.of(droppedRows == DroppedRows.SHOWN ? CellSpace.withDroppedRows(array, axes.rowAxis(), axes.columnAxis(), axes.slices())
                : CellSpace.ofLiveRows(array, axes.rowAxis(), axes.columnAxis(), axes.slices()));
    }
}
