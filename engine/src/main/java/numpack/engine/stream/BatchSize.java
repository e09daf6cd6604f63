package numpack.engine.stream;

import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;

/// How much of an array is in memory at a time.
///
/// @param bytes the goal for one batch; a batch has one row at least, however long that is
public record BatchSize(long bytes) {
    /// Large enough for a disk, small enough for a cache.
    public static final BatchSize DEFAULT = new BatchSize(4L << 20);

    public BatchSize {
        if (bytes <= 0) {
            throw new IllegalArgumentException("batch of %d bytes".formatted(bytes));
        }
    }

    /// Rows of an array that make one batch.
    ///
    /// @throws ArithmeticException if the bytes of a row do not fit a `long`
    public long rowsOf(DType dtype, Shape shape) {
        long rowBytes = Math.multiplyExact(shape.rowElements(), dtype.itemSize());
        return rowBytes == 0 ? Math.max(1, shape.rowCount()) : Math.max(1, bytes / rowBytes);
    }
}
