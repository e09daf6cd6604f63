package numpack.app.grid.cells;

/// Which block of a grid: blocks are [#ROWS] by [#COLUMNS] cells and counted from 0 along both ways.
record BlockKey(long row, long column) {
    /// Rows of a block: about two screens of them make one read.
    static final int ROWS = 64;

    /// Columns of a block.
    static final int COLUMNS = 32;

    static BlockKey of(long gridRow, long gridColumn) {
        return new BlockKey(gridRow / ROWS, gridColumn / COLUMNS);
    }

    long firstRow() {
        return row * ROWS;
    }

    long firstColumn() {
        return column * COLUMNS;
    }
}
