package numpack.engine.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.RowBatch;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.jspecify.annotations.Nullable;

/// One pass over consecutive rows of a source, a batch at a time, in the memory of one batch: a batch is valid until the next one is asked for. For
/// one thread; [#split] gives streams for several.
///
/// ```java
/// var rows = RowStream.over(source, BatchSize.DEFAULT);
/// for (var batch = rows.next(); batch.isPresent(); batch = rows.next()) {
///     summarizer.add(batch.get().rows());
/// }
/// ```
public final class RowStream {
    private final LazySource source;
    private final Slice rows;
    private final long batchRows;
    /// As many as a batch has at most; fewer than a row has if rows are cut.
    private final long batchCells;
    private final Iterator<Box> boxes;
    private @Nullable Box waiting;
    private @Nullable NdArray memory;
    private long remainingCells;
    private boolean isBegun;

    private RowStream(LazySource source, Slice rows, long batchRows, long batchCells) {
        this.source = source;
        this.rows = rows;
        this.batchRows = batchRows;
        this.batchCells = batchCells;
        var all = Box.ofRows(rows, source.shape());
        // Rows without elements are rows nevertheless.
        this.boxes = (rows.count() > 0 && all.isEmpty() ? List.of(all) : all.blocks(batchCells)).iterator();
        this.remainingCells = all.cellCount();
    }

    /// All rows. A batch has whole rows, and one row at least, however long that is.
    ///
    /// @throws IllegalArgumentException if the source is 0-d and has none
    public static RowStream over(LazySource source, BatchSize size) {
        return over(source, 0, requireRows(source), size);
    }

    /// `rowCount` rows from `firstRow` on; else like [#over(LazySource, BatchSize)].
    ///
    /// @throws IllegalArgumentException  if the source is 0-d and has no rows
    /// @throws IndexOutOfBoundsException if there are fewer rows
    public static RowStream over(LazySource source, long firstRow, long rowCount, BatchSize size) {
        var rows = rows(source, firstRow, rowCount);
        long batchRows = size.rowsOf(source.dtype(), source.shape());
        return new RowStream(source, rows, batchRows, Math.max(1, Math.min(batchRows, Math.max(1, rows.count())) * source.shape().rowElements()));
    }

    /// All rows for those who need no whole ones: a row that is longer than a batch comes in parts. Parts follow one another in C order, and
    /// no batch is larger than its size, but for an element that is.
    ///
    /// @throws IllegalArgumentException if the source is 0-d and has no rows
    public static RowStream inParts(LazySource source, BatchSize size) {
        return inParts(source, 0, requireRows(source), size);
    }

    /// `rowCount` rows from `firstRow` on; else like [#inParts(LazySource, BatchSize)].
    ///
    /// @throws IllegalArgumentException  if the source is 0-d and has no rows
    /// @throws IndexOutOfBoundsException if there are fewer rows
    public static RowStream inParts(LazySource source, long firstRow, long rowCount, BatchSize size) {
        return new RowStream(source, rows(source, firstRow, rowCount), size.rowsOf(source.dtype(), source.shape()),
                Math.max(1, size.bytes() / source.dtype().itemSize()));
    }

    public DType dtype() {
        return source.dtype();
    }

    /// The shape of all rows that are still to come, one of which only a part is to come among them.
    public Shape remaining() {
        long rowElements = source.shape().rowElements();
        long count = rowElements > 0 ? Math.ceilDiv(remainingCells, rowElements) : hasNext() ? rows.count() : 0;
        return source.shape().withRows(count);
    }

    /// Bytes of all elements that are still to come.
    public long remainingBytes() {
        return Math.multiplyExact(remainingCells, dtype().itemSize());
    }

    /// The next rows, valid until this is called again; empty after the last.
    ///
    /// @throws IOException if the disk fails; the same rows can be asked for again
    public Optional<RowBatch> next() throws IOException {
        if (!hasNext()) {
            return Optional.empty();
        }
        isBegun = true;
        var box = waiting == null ? boxes.next() : waiting;
        waiting = box;
        var shape = box.shape();
        // The first batch is the largest.
        memory = memory == null ? NdArray.allocate(dtype(), shape) : memory;
        var elements = memory.shape().equals(shape) ? memory : NdArray.of(dtype(), shape, memory.segment());
        if (!shape.isEmpty()) {
            source.read(box, elements.segment());
        }
        waiting = null;
        remainingCells -= box.cellCount();
        return Optional.of(new RowBatch(box, elements));
    }

    /// Hands all batches that are left to a sink, advances the progress by the bytes of each and asks it before each whether to stop.
    ///
    /// @throws CancellationException if the progress was cancelled
    /// @throws IOException           if either side fails
    public void forEach(RowSink sink, Progress progress) throws IOException {
        progress.checkCancelled();
        for (var next = next(); next.isPresent(); next = next()) {
            var batch = next.get();
            sink.write(batch);
            progress.advance(batch.rows().sizeBytes());
            progress.checkCancelled();
        }
    }

    /// The same rows as streams of about equal length, in order, each for a thread of its own. They are cut where one batch ends and the next begins.
    ///
    /// @param parts how many at most, 1 at least; there are fewer if there are fewer batches
    /// @throws IllegalStateException if this one has been read from
    public List<RowStream> split(int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException("%d parts".formatted(parts));
        }
        if (isBegun) {
            throw new IllegalStateException("a stream is split before it is read");
        }
        long batches = Math.max(1, Math.ceilDiv(rows.count(), batchRows));
        long count = Math.min(parts, batches);
        var streams = new ArrayList<RowStream>();
        for (long part = 0; part < count; part++) {
            long from = batches / count * part + Math.min(part, batches % count);
            long to = from + batches / count + (part < batches % count ? 1 : 0);
            long first = Math.min(rows.count(), from * batchRows);
            long end = to == batches ? rows.count() : to * batchRows;
            streams.add(new RowStream(source, rows.then(Slice.of(first, end - first)), batchRows, batchCells));
        }
        return streams;
    }

    private boolean hasNext() {
        return waiting != null || boxes.hasNext();
    }

    private static long requireRows(LazySource source) {
        if (source.shape().ndim() == 0) {
            throw new IllegalArgumentException("a 0-d array has no rows to stream");
        }
        return source.shape().rowCount();
    }

    private static Slice rows(LazySource source, long firstRow, long rowCount) {
        Objects.checkFromIndexSize(firstRow, rowCount, requireRows(source));
        return Slice.of(firstRow, rowCount);
    }
}
