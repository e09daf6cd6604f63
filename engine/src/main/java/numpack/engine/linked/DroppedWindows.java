package numpack.engine.linked;

import numpack.engine.shape.RowSet;

/// The dropped rows of arrays, compared a window of rows at a time: however many are dropped, a window of them takes half a megabyte at most.
final class DroppedWindows {
    /// Rows of a window.
    static final long ROWS = 1 << 22;

    private DroppedWindows() {}

    /// The dropped rows of the window that begins at a row, as far as the array has rows there.
    static RowSet from(ArrayRows array, long from) {
        long to = Math.min(from + ROWS, array.physicalShape().rowCount());
        return from < to ? array.droppedRows(from, to) : RowSet.empty();
    }

    /// Whether two arrays have the same physical rows, and the same of them dropped.
    static boolean areSame(ArrayRows array, ArrayRows other) {
        if (array.droppedCount() != other.droppedCount() || array.physicalShape().rowCount() != other.physicalShape().rowCount()) {
            return false;
        }
        for (long from = 0; array.droppedCount() > 0 && from < array.physicalShape().rowCount(); from += ROWS) {
            if (!from(array, from).equals(from(other, from))) {
                return false;
            }
        }
        return true;
    }

    /// The same for arrays of equal length that [have the same rows dropped][#areSame].
    static long hash(ArrayRows array) {
        long hash = 0;
        for (long from = 0; array.droppedCount() > 0 && from < array.physicalShape().rowCount(); from += ROWS) {
            hash = 31 * hash + from(array, from).hashCode();
        }
        return hash;
    }
}
