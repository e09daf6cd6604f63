package numpack.engine.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.ndarray.RandomArrays;
import numpack.engine.ndarray.RowBatch;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowStreamTest {
    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void partsTogetherAreTheRowsInOrder(int seed) throws IOException {
        var random = new Random(seed);
        var shape = RandomArrays.shape(random);
        if (shape.ndim() == 0) {
            return;
        }
        var array = RandomArrays.counting(DType.INT32, shape);
        long first = random.nextLong(shape.length(0) + 1);
        long count = random.nextLong(shape.length(0) - first + 1);
        int bytes = 4 + random.nextInt(100);
        var stream = RowStream.inParts(LazyArray.of(array), first, count, new BatchSize(bytes));
        var found = new ByteArrayOutputStream();
        for (var batch = stream.next(); batch.isPresent(); batch = stream.next()) {
            assertTrue(batch.get().rows().sizeBytes() <= bytes, "a batch has no more than it may");
            assertTrue(array.slice(batch.get().box()).sameBytes(batch.get().rows()), "its box says where it is");
            found.writeBytes(batch.get().rows().toByteArray());
        }
        assertTrue(NdArrays.wrapBytes(DType.INT32, found.toByteArray(), shape.withRows(count).toArray()).sameBytes(array.rows(first, count)));
        assertEquals(0, stream.remainingBytes());
        assertEquals(shape.withRows(0), stream.remaining());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void streamsOfASplitOneHaveItsBatches(int seed) throws IOException {
        var random = new Random(seed);
        var shape = RandomArrays.shape(random);
        if (shape.ndim() == 0) {
            return;
        }
        var array = LazyArray.of(RandomArrays.counting(DType.INT16, shape));
        long first = random.nextLong(shape.length(0) + 1);
        long count = random.nextLong(shape.length(0) - first + 1);
        var size = new BatchSize(2 + random.nextInt(60));
        boolean isInParts = random.nextBoolean();
        var whole = isInParts ? RowStream.inParts(array, first, count, size) : RowStream.over(array, first, count, size);
        int parts = 1 + random.nextInt(5);
        var split = whole.split(parts);
        assertTrue(split.size() <= parts);
        var found = new ArrayList<Box>();
        for (var part : split) {
            found.addAll(boxes(part));
        }
        assertEquals(boxes(whole), found);
    }

    @Test
    void splitStreamsAreAboutEquallyLong() {
        var stream = RowStream.over(LazyArray.of(NdArrays.wrap(new int[1_001])), new BatchSize(40));
        assertEquals(List.of(260L, 250L, 250L, 241L), stream.split(4).stream().map(part -> part.remaining().rowCount()).toList());
        assertEquals(1, RowStream.over(LazyArray.of(NdArrays.wrap(new int[10])), new BatchSize(40)).split(4).size());
        assertThrows(IllegalArgumentException.class, () -> stream.split(0));
    }

    @Test
    void aStreamThatIsReadIsSplitNoMore() throws IOException {
        var stream = RowStream.over(LazyArray.of(NdArrays.wrap(new int[100])), new BatchSize(40));
        stream.next();
        assertThrows(IllegalStateException.class, () -> stream.split(2));
    }

    @Test
    void allBatchesShareTheMemoryOfOne() throws IOException {
        var stream = RowStream.over(LazyArray.of(NdArrays.wrap(new long[] {1, 2, 3, 4, 5})), new BatchSize(16));
        var first = stream.next().orElseThrow();
        var kept = first.copy();
        var second = stream.next().orElseThrow();
        assertSame(first.rows().segment(), second.rows().segment());
        assertEquals(3, first.rows().getLong(0), "it is overwritten");
        assertEquals(1, kept.rows().getLong(0));
        assertEquals(0, kept.firstRow());
        assertEquals(5, stream.next().orElseThrow().rows().getLong(0));
        assertFalse(stream.next().isPresent());
    }

    @Test
    void aRowLongerThanABatchComesInParts() throws IOException {
        var row = LazyArray.filled(DType.FLOAT64, Shape.of(2, 1L << 40), new byte[8]);
        var stream = RowStream.inParts(row, BatchSize.DEFAULT);
        assertEquals(Box.of(Slice.of(0, 1), Slice.of(0, 1 << 19)), stream.next().orElseThrow().box());
        assertEquals(Box.of(Slice.of(0, 1), Slice.of(1 << 19, 1 << 19)), stream.next().orElseThrow().box());
        assertEquals(2, stream.remaining().rowCount(), "the first row is not over");
        assertEquals(2, RowStream.inParts(row, BatchSize.DEFAULT).split(8).size(), "a row is not split");
    }

    @Test
    void rowsThatCouldNotBeReadCanBeAskedForAgain() throws IOException {
        boolean[] isGone = {true};
        var source = new LazySource() {
            @Override
            public DType dtype() {
                return DType.INT8;
            }

            @Override
            public Shape shape() {
                return Shape.of(10);
            }

            @Override
            public void read(Box box, MemorySegment into) throws IOException {
                if (isGone[0]) {
                    throw new IOException("the disk is gone");
                }
            }
        };
        var stream = RowStream.over(source, new BatchSize(4));
        assertThrows(IOException.class, stream::next);
        assertEquals(10, stream.remaining().rowCount());
        isGone[0] = false;
        assertEquals(0, stream.next().orElseThrow().firstRow());
        assertEquals(4, stream.next().orElseThrow().firstRow());
    }

    @Test
    void batchesSayWhereTheyAre() {
        var rows = NdArray.allocate(DType.INT8, Shape.of(2, 3));
        assertEquals(7, new RowBatch(Box.of(Slice.of(5, 2), Slice.of(1, 3)), rows).endRow());
        assertThrows(IllegalArgumentException.class, () -> new RowBatch(Box.of(Slice.of(5, 3), Slice.of(1, 3)), rows));
        assertThrows(IllegalArgumentException.class, () -> new RowBatch(Box.of(new Slice(5, 2, -1), Slice.of(1, 3)), rows));
        assertThrows(IllegalArgumentException.class, () -> new RowBatch(Box.of(), NdArrays.scalar(DType.INT8, 1)));
    }

    private static List<Box> boxes(RowStream stream) throws IOException {
        var boxes = new ArrayList<Box>();
        stream.forEach(batch -> boxes.add(batch.box()), Progress.NONE);
        return boxes;
    }
}
