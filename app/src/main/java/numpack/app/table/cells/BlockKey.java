package numpack.app.table.cells;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which block of a grid: blocks are [#ROWS] by [#COLUMNS] cells and counted from 0 along both ways.
record BlockKey(long row, long column) {
    /// Rows of a block: about two screens of them make one read.
    static final int ROWS = 64;

    /// Columns of a block.
    static final int COLUMNS = 32;

    static BlockKey of(long gridRow, long gridColumn) {
        return new BlockKey(gridRow / ROWS, gridColumn / COLUMNS);
    }

    /// The blocks that a rectangle of cells touches.
    static Set<BlockKey> over(long firstRow, int rows, long firstColumn, int columns) {
        var keys = new LinkedHashSet<BlockKey>();
        for (var row = firstRow / ROWS; row * ROWS < firstRow + rows; row++) {
            for (var column = firstColumn / COLUMNS; column * COLUMNS < firstColumn + columns; column++) {
                keys.add(new BlockKey(row, column));
            }
        }
        return keys;
    }

    /// Blocks, and after them those that lie above, below, before or after one of them in a grid of these counts.
    static Set<BlockKey> around(Set<BlockKey> inner, long rowCount, long columnCount) {
        var keys = new LinkedHashSet<>(inner);
        for (var key : inner) {
            for (var beside : List.of(key.moved(1, 0), key.moved(0, 1), key.moved(-1, 0), key.moved(0, -1))) {
                if (beside.row >= 0 && beside.column >= 0 && beside.firstRow() < rowCount && beside.firstColumn() < columnCount) {
                    keys.add(beside);
                }
            }
        }
        return keys;
    }

    private BlockKey moved(long rows, long columns) {
        return new BlockKey(row + rows, column + columns);
    }

    long firstRow() {
        return row * ROWS;
    }

    long firstColumn() {
        return column * COLUMNS;
    }
}
