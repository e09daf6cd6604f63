package numpack.app.shell.tab;

import java.util.List;
import numpack.app.grid.cells.CellSpace;
import numpack.app.selection.GridRange;
import numpack.app.session.EditedPack;
import numpack.app.session.RowSelection;
import numpack.app.session.SelectedRows;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.RowSet;

/// The rows of an array that a selection in its table meets, whole or by cells.
///
/// @param space where axis 0 runs along rows or columns
/// @param ranges what is selected, in cells of the table
record TabRows(EditedPack pack, CellSpace space, List<GridRange> ranges) implements RowSelection {
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
