package numpack.engine.stream;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.RowBatch;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// One pass over consecutive rows of a source, a batch at a time; never more than one batch is in its hands. For one thread.
///
/// ```java
/// var rows = RowStream.over(source, BatchSize.DEFAULT);
/// for (var batch = rows.next(); batch.isPresent(); batch = rows.next()) {
///     summarizer.add(batch.get().rows());
/// }
/// ```
public final class RowStream {
    private final LazySource source;
    private final long endRow;
    private final long batchRows;
    private long nextRow;

    private RowStream(LazySource source, long firstRow, long rowCount, BatchSize size) {
        this.source = source;
        this.endRow = firstRow + rowCount;
        this.batchRows = size.rowsOf(source.dtype(), source.shape());
        this.nextRow = firstRow;
    }

    /// All rows.
    ///
    /// @throws IllegalArgumentException if the source is 0-d and has none
    public static RowStream over(LazySource source, BatchSize size) {
        return over(source, 0, source.shape().rowCount(), size);
    }

    /// `rowCount` rows from `firstRow` on.
    ///
    /// @throws IllegalArgumentException  if the source is 0-d and has no rows
    /// @throws IndexOutOfBoundsException if there are not so many rows
    public static RowStream over(LazySource source, long firstRow, long rowCount, BatchSize size) {
        if (source.shape().ndim() == 0) {
            throw new IllegalArgumentException("a 0-d array has no rows to stream");
        }
        Objects.checkFromIndexSize(firstRow, rowCount, source.shape().rowCount());
        return new RowStream(source, firstRow, rowCount, size);
    }

    public DType dtype() {
        return source.dtype();
    }

    /// The shape of all rows that are still to come.
    public Shape remaining() {
        return source.shape().withRows(endRow - nextRow);
    }

    /// Bytes of all rows that are still to come.
    public long remainingBytes() {
        return Math.multiplyExact(remaining().elementCount(), dtype().itemSize());
    }

    /// The next rows in memory of their own; empty behind the last.
    ///
    /// @throws IOException if the disk fails; the same rows can be asked for again
    public Optional<RowBatch> next() throws IOException {
        if (nextRow == endRow) {
            return Optional.empty();
        }
        long count = Math.min(batchRows, endRow - nextRow);
        var box = Box.ofRows(Slice.of(nextRow, count), source.shape());
        var rows = NdArray.allocate(dtype(), box.shape());
        if (!rows.shape().isEmpty()) {
            source.read(box, rows.segment());
        }
        var batch = new RowBatch(nextRow, rows);
        nextRow += count;
        return Optional.of(batch);
    }
}
