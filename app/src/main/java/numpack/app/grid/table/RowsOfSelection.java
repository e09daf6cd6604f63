package numpack.app.grid.table;

import numpack.app.grid.cells.CellSpace;
import numpack.app.grid.space.GridSelection;
import numpack.engine.shape.RowSet;

/// The rows of the array that a selection of the grid touches, be they on the grid's rows or columns.
record RowsOfSelection(RowSet live, RowSet dropped) {
    static RowsOfSelection of(CellSpace space, GridSelection selection) {
        var live = RowSet.empty();
        var dropped = RowSet.empty();
        for (var range : selection.ranges()) {
            var inside = range.within(space.rowCount(), space.columnCount());
            if (inside.isPresent()) {
                var plain = inside.get();
                live = live.union(space.physicalOfRows(plain.firstRow(), plain.lastRow())
                        .or(() -> space.physicalOfColumns(plain.firstColumn(), plain.lastColumn())).orElse(RowSet.empty()));
                dropped = dropped.union(space.droppedOfRows(plain.firstRow(), plain.lastRow()))
                        .union(space.droppedOfColumns(plain.firstColumn(), plain.lastColumn()));
            }
        }
        return new RowsOfSelection(live, dropped);
    }
}
