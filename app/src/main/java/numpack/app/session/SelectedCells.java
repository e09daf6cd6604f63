package numpack.app.session;

import java.util.List;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.session.pack.EditedPack;
import numpack.app.session.space.AxisMapping;
import numpack.app.session.space.CellSpace;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.RowSet;

/// The rows of an array that selected cells meet, whole or in part.
///
/// @param space where axis 0 runs along rows or columns
record SelectedCells(EditedPack pack, CellSpace space, List<GridRange> ranges) implements RowSelection {
    static RowChoice choice(AxisMapping axes, GridSelection selection) {
        if (axes.rowAxis() != 0 && axes.columnAxis() != 0) {
            return RowChoice.NOT_IN_SIGHT;
        }
        return (axes.rowAxis() == 0 ? selection.isWholeRows() : selection.isWholeColumns()) ? RowChoice.WHOLE_ROWS : RowChoice.CELLS;
    }

    @Override
    public DraftArray array() {
        return space.array();
    }

    @Override
    public SelectedRows rows() {
        var shown = RowSet.empty();
        var dropped = RowSet.empty();
        for (var range : ranges) {
            var inside = range.within(space.rowCount(), space.columnCount());
            if (inside.isPresent()) {
                shown = shown.union(shown(inside.get()));
                dropped = dropped.union(dropped(inside.get()));
            }
        }
        return new SelectedRows(pack, array(), shown.minus(dropped), dropped);
    }

    private RowSet shown(GridRange cells) {
        return space.physicalOfRows(cells.firstRow(), cells.lastRow())
                .or(() -> space.physicalOfColumns(cells.firstColumn(), cells.lastColumn())).orElse(RowSet.empty());
    }

    private RowSet dropped(GridRange cells) {
        return space.rowAxis() == 0 ? space.droppedOfRows(cells.firstRow(), cells.lastRow())
                : space.droppedOfColumns(cells.firstColumn(), cells.lastColumn());
    }
}
