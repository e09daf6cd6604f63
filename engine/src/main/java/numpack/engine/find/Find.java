package numpack.engine.find;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.find.rows.ConstantRows;
import numpack.engine.find.rows.RepeatedRows;
import numpack.engine.find.rows.RowHitSink;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.stream.OrderedBlocks;
import numpack.engine.work.Progress;

/// A search through an array for what meets a condition. Immutable.
///
/// Hits arrive in ascending order while the search runs, the first as soon as it is found: for a condition on cells their places in C order among all cells of the
/// source, for one on rows the rows' numbers. Both are of the source, whatever part of it is searched. The source is read once, by as many threads as there are
/// cores, each with a megabyte in memory; repeated rows take more, as [Condition.OfRows] says. Any ndim will do, and axes of length zero have no hits.
///
/// ```java
/// var hits = new FoundPlaces(FoundPlaces.USUAL_LIMIT);
/// long count = Find.in(source, Condition.Special.NAN).run(hits, progress);
/// ```
public final class Find {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int[] NOTHING = {};

    private final SearchedPart part;
    private final Condition condition;

    private Find(SearchedPart part, Condition condition) {
        this.part = part;
        this.condition = condition;
    }

    /// A search through all of a source.
    public static Find in(LazySource source, Condition condition) {
        return new Find(SearchedPart.all(source), condition);
    }

    /// The same among the cells of a box alone. A condition on rows then asks for those cells of each row alone.
    ///
    /// @throws IllegalArgumentException if the box does not fit the source, or a slice goes backwards
    public Find within(Box box) {
        return new Find(part.within(box), condition);
    }

    /// The same in these rows alone.
    ///
    /// @throws IllegalArgumentException  if the source is 0-d
    /// @throws IndexOutOfBoundsException if there is no such row
    public Find inRows(RowSet rows) {
        return new Find(part.inRows(rows), condition);
    }

    /// Searches, and returns how many hits there are. The progress counts bytes, and is asked at each block whether to stop. What the source throws goes to the caller.
    ///
    /// @throws CancellationException if the progress was cancelled, or the caller interrupted
    /// @throws IOException           if the disk or the sink fails
    public long run(HitSink sink, Progress progress) throws IOException {
        var searched = part.searched();
        return switch (condition) {
            case Condition.OfCells cells -> cells(searched, cells, sink, progress);
            case Condition.OfRows rows -> {
                RowHitSink translated = (places, count) -> {
                    searched.translateRows(places, count);
                    sink.take(places, count);
                };
                yield switch (rows) {
                    case CONSTANT -> new ConstantRows(searched.part(), translated).find(progress);
                    case REPEATED -> new RepeatedRows(searched.part(), translated).find(progress);
                };
            }
        };
    }

    private static long cells(SearchedPart.Searched searched, Condition.OfCells condition, HitSink sink, Progress progress) throws IOException {
        var source = searched.part();
        var dtype = source.dtype();
        int elements = Math.clamp(source.shape().elementCount(), 1, BLOCK_BYTES / dtype.itemSize());
        if (dtype.kind() == DTypeKind.COMPLEX) {
            return cells(searched, elements, () -> new ComplexKernel(dtype, condition, elements), sink, progress);
        }
        var range = new RealKeys(dtype).range(condition);
        if (range.isNone()) {
            progress.begin(0);
            return 0;
        }
        return cells(searched, elements, () -> RangeKernel.of(dtype, range, elements), sink, progress);
    }

    private static long cells(SearchedPart.Searched searched, int elements, Kernels kernels, HitSink sink, Progress progress) throws IOException {
        var hits = new Hits(searched, sink);
        OrderedBlocks.forEach(searched.part(), elements, Runtime.getRuntime().availableProcessors(), () -> {
            var kernel = kernels.kernel();
            return new BlockScan(kernel, NdArray.of(searched.part().dtype(), Shape.of(elements), kernel.memory()));
        }, hits, progress);
        return hits.count;
    }

    /// Makes a kernel for each thread.
    @FunctionalInterface
    private interface Kernels {
        CellKernel kernel();
    }

    /// One thread's way through its blocks.
    private static final class BlockScan implements OrderedBlocks.Scan<int[]> {
        private final CellKernel kernel;
        private final NdArray memory;
        private final int[] found;

        BlockScan(CellKernel kernel, NdArray memory) {
            this.kernel = kernel;
            this.memory = memory;
            this.found = new int[(int) memory.shape().rowCount() + 1];
        }

        @Override
        public NdArray memory() {
            return memory;
        }

        @Override
        public int[] over(Box block) {
            int count = kernel.find((int) block.cellCount(), found);
            return count == 0 ? NOTHING : Arrays.copyOf(found, count);
        }
    }

    /// Hits of blocks as hits of the source.
    private static final class Hits implements OrderedBlocks.Sink<int[]> {
        private final SearchedPart.Searched searched;
        private final HitSink sink;
        private long[] places = {};
        private long count;

        Hits(SearchedPart.Searched searched, HitSink sink) {
            this.searched = searched;
            this.sink = sink;
        }

        @Override
        public void take(Box block, long firstCell, int[] found) throws IOException {
            if (found.length == 0) {
                return;
            }
            if (places.length < found.length) {
                places = new long[Math.max(found.length, 2 * places.length)];
            }
            for (int i = 0; i < found.length; i++) {
                places[i] = firstCell + found[i];
            }
            searched.translate(places, found.length);
            count += found.length;
            sink.take(places, found.length);
        }
    }
}
