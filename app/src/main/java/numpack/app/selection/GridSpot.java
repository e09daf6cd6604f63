package numpack.app.selection;

/// The place of one cell.
///
/// @param row from 0, in the order in which rows stand on the screen
/// @param column from 0, in the order in which columns stand on the screen
public record GridSpot(long row, long column) {
    /// @throws IllegalArgumentException if a coordinate is negative
    public GridSpot {
        if (row < 0 || column < 0) {
            throw new IllegalArgumentException("a cell cannot lie at row " + row + ", column " + column);
        }
    }

    /// Moved by this many rows and columns, kept within a grid of the given counts (both at least 1).
    public GridSpot movedBy(long rows, long columns, long rowCount, long columnCount) {
        return new GridSpot(clamped(row, rows, rowCount), clamped(column, columns, columnCount));
    }

    private static long clamped(long index, long delta, long count) {
        // Compared as a difference: index + delta may overflow.
        if (delta > count - 1 - index) {
            return count - 1;
        }
        return delta < -index ? 0 : index + delta;
    }
}
