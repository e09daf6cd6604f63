package numpack.engine.ndarray;

/// Consecutive rows of a larger array, in memory.
///
/// @param firstRow the row of the larger array that is row 0 here
/// @param rows     the rows; axis 0 as long as the batch
public record RowBatch(long firstRow, NdArray rows) {
    public RowBatch {
        if (firstRow < 0 || rows.shape().ndim() == 0) {
            throw new IllegalArgumentException("no batch: %s from row %d".formatted(rows, firstRow));
        }
    }

    /// How many rows.
    public long rowCount() {
        return rows.shape().rowCount();
    }

    /// The row behind the last.
    public long endRow() {
        return firstRow + rowCount();
    }
}
