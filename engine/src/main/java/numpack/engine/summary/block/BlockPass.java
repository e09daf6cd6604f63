package numpack.engine.summary.block;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.RowBatch;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.stream.BatchSize;
import numpack.engine.stream.ParallelRows;
import numpack.engine.stream.RowStream;
import numpack.engine.work.Progress;

/// A pass over a source: how all that counts reads it.
public final class BlockPass {
    public static final int THREADS = Runtime.getRuntime().availableProcessors();
    /// What a core keeps near while it is counted.
    private static final BatchSize BATCH = new BatchSize(1 << 20);

    private BlockPass() {}

    /// What is done with a block, whose first element is at a place.
    @FunctionalInterface
    public interface Sink {
        void add(Block block, long place);
    }

    /// The source, or if it is 0-d its element as a row.
    public static LazySource withRows(LazySource source) {
        return source.shape().ndim() == 0 ? new SingleRow(source) : source;
    }

    public static RowStream stream(LazySource source) {
        return RowStream.inParts(source, BATCH);
    }

    /// One pass: what each part of the rows has put into a sink of its own, in the order of the rows. The progress counts bytes.
    ///
    /// @throws CancellationException if the progress was cancelled
    /// @throws IOException           if the disk fails
    public static <S extends Sink> List<S> over(LazySource source, Progress progress, Supplier<S> sinks) throws IOException {
        var rows = withRows(source);
        return ParallelRows.map(stream(rows), THREADS, progress, (part, shared) -> {
            var sink = sinks.get();
            var cutter = new Cutter(Block.of(rows.dtype()), rows.shape().rowElements(), sink);
            part.forEach(cutter::add, shared);
            return sink;
        });
    }

    /// Cuts batches into blocks of keys.
    private static final class Cutter {
        private final Block block;
        private final long rowElements;
        private final Sink sink;
        private long place = -1;

        Cutter(Block block, long rowElements, Sink sink) {
            this.block = block;
            this.rowElements = rowElements;
            this.sink = sink;
        }

        void add(RowBatch batch) {
            if (place < 0) {
                place = batch.firstRow() * rowElements;
            }
            var segment = batch.rows().asSegment();
            long elements = batch.rows().shape().elementCount();
            for (long done = 0; done < elements; done += Block.SIZE) {
                int size = (int) Math.min(Block.SIZE, elements - done);
                block.loadKeys(segment, done * batch.rows().dtype().itemSize(), size);
                sink.add(block, place);
                place += size;
            }
        }
    }

    private record SingleRow(LazySource scalar) implements LazySource {
        @Override
        public DType dtype() {
            return scalar.dtype();
        }

        @Override
        public Shape shape() {
            return Shape.of(1);
        }

        @Override
        public void read(Box box, MemorySegment into) throws IOException {
            box.requireFits(shape());
            if (!box.isEmpty()) {
                scalar.read(Box.of(new Slice[0]), into);
            }
        }
    }
}
