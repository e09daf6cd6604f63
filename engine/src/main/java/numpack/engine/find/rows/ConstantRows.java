package numpack.engine.find.rows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.stream.OrderedBlocks;
import numpack.engine.work.Progress;

/// Finds the rows of a source that are one value over and over. A row that is longer than a block is judged part by part.
public final class ConstantRows {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final long[] NOTHING = {};

    private final LazySource source;
    private final RowHitSink sink;
    private final RowKeys keys;
    private final long rowCells;
    private long count;
    /// Of the row whose parts are arriving.
    private long[] value = {};
    private boolean isConstant;

    /// A search through all rows of a source. For one use.
    public ConstantRows(LazySource source, RowHitSink sink) {
        this.source = source;
        this.sink = sink;
        this.keys = new RowKeys(source.dtype());
        this.rowCells = source.shape().rowElements();
    }

    /// Hands over the hits and returns how many there are.
    ///
    /// @throws java.util.concurrent.CancellationException if the progress was cancelled
    /// @throws IOException if the disk or the sink fails
    public long find(Progress progress) throws IOException {
        if (rowCells < 2 || source.shape().ndim() == 0) {
            progress.begin(0);
            return 0;
        }
        int elements = Math.clamp(source.shape().elementCount(), 1, BLOCK_BYTES / source.dtype().itemSize());
        OrderedBlocks.forEach(source, elements, Runtime.getRuntime().availableProcessors(), () -> new Scan(elements), this::take, progress);
        return count;
    }

    /// What is known of a block.
    ///
    /// @param rows       those of its whole rows that are constant, counted from its first
    /// @param isPart     whether it is a part of one row
    /// @param value      the keys of the part's first element
    /// @param isConstant whether all its elements are that
    private record Known(long[] rows, boolean isPart, long[] value, boolean isConstant) {}

    private void take(Box block, long firstCell, Known known) throws IOException {
        long firstRow = firstCell / rowCells;
        if (!known.isPart()) {
            var hits = known.rows();
            for (int i = 0; i < hits.length; i++) {
                hits[i] += firstRow;
            }
            handOver(hits);
            return;
        }
        boolean isBegin = firstCell % rowCells == 0;
        isConstant = known.isConstant() && (isBegin || isConstant && Arrays.equals(value, known.value()));
        value = known.value();
        boolean isEnd = (firstCell + block.cellCount()) % rowCells == 0;
        handOver(isEnd && isConstant ? new long[] {firstRow} : NOTHING);
    }

    private void handOver(long[] hits) throws IOException {
        count += hits.length;
        if (hits.length > 0) {
            sink.take(hits, hits.length);
        }
    }

    private final class Scan implements OrderedBlocks.Scan<Known> {
        private final NdArray block;
        private final MemorySegment memory;

        Scan(int elements) {
            block = NdArray.allocate(source.dtype(), Shape.of(elements));
            memory = block.segment();
        }

        @Override
        public NdArray memory() {
            return block;
        }

        @Override
        public Known over(Box box) {
            long cells = box.rowCellCount();
            if (cells < rowCells) {
                var value = new long[keys.partsPerElement()];
                Arrays.setAll(value, part -> keys.key(memory, part));
                return new Known(NOTHING, true, value, isConstant(0, cells));
            }
            var hits = new long[(int) box.rows().count()];
            int found = 0;
            for (int row = 0; row < hits.length; row++) {
                hits[found] = row;
                found += isConstant(row * cells, cells) ? 1 : 0;
            }
            return new Known(Arrays.copyOf(hits, found), false, NOTHING, false);
        }

        private boolean isConstant(long firstCell, long cells) {
            int parts = keys.partsPerElement();
            long first = firstCell * parts;
            for (long i = parts; i < cells * parts; i++) {
                if (keys.key(memory, first + i) != keys.key(memory, first + i % parts)) {
                    return false;
                }
            }
            return true;
        }
    }
}
