package numpack.app.selection;

/// Where Enter and Tab go: along rows or columns, wrapping at the end of one to the start of the next.
public enum GridStep {
    /// Enter.
    DOWN,
    /// Shift+Enter.
    UP,
    /// Tab.
    RIGHT,
    /// Shift+Tab.
    LEFT;

    /// The cell after this one in the grid: down and up stop at the edge, right and left wrap to the next row and stop at
    /// the last cell.
    GridSpot from(GridSpot spot, GridRange grid) {
        return switch (this) {
            case DOWN -> new GridSpot(Math.min(spot.row() + 1, grid.lastRow()), spot.column());
            case UP -> new GridSpot(Math.max(spot.row() - 1, 0), spot.column());
            case RIGHT, LEFT -> isLast(spot, grid) ? spot : aroundFrom(spot, grid);
        };
    }

    /// The cell after this one within a range, from its last cell on to its first.
    GridSpot aroundFrom(GridSpot spot, GridRange range) {
        if (!range.contains(spot.row(), spot.column())) {
            return new GridSpot(range.firstRow(), range.firstColumn());
        }
        return switch (this) {
            case DOWN -> spot.row() < range.lastRow() ? new GridSpot(spot.row() + 1, spot.column())
                : new GridSpot(range.firstRow(), following(spot.column(), range.firstColumn(), range.lastColumn()));
            case UP -> spot.row() > range.firstRow() ? new GridSpot(spot.row() - 1, spot.column())
                : new GridSpot(range.lastRow(), preceding(spot.column(), range.firstColumn(), range.lastColumn()));
            case RIGHT -> spot.column() < range.lastColumn() ? new GridSpot(spot.row(), spot.column() + 1)
                : new GridSpot(following(spot.row(), range.firstRow(), range.lastRow()), range.firstColumn());
            case LEFT -> spot.column() > range.firstColumn() ? new GridSpot(spot.row(), spot.column() - 1)
                : new GridSpot(preceding(spot.row(), range.firstRow(), range.lastRow()), range.lastColumn());
        };
    }

    /// Whether there is no cell to go to in the grid from here: Tab then leaves the grid, so that the keyboard is not
    /// caught in it.
    public boolean isLast(GridSpot spot, GridRange grid) {
        return switch (this) {
            case DOWN -> spot.row() == grid.lastRow();
            case UP -> spot.row() == 0;
            case RIGHT -> spot.row() == grid.lastRow() && spot.column() == grid.lastColumn();
            case LEFT -> spot.row() == 0 && spot.column() == 0;
        };
    }

    private static long following(long index, long first, long last) {
        return index < last ? index + 1 : first;
    }

    private static long preceding(long index, long first, long last) {
        return index > first ? index - 1 : last;
    }
}
