package numpack.engine.lazy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.ndarray.RandomArrays;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Selection;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LazyArrayTest {
    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyChainEqualsItsEagerTwin(int seed) throws IOException {
        var random = new Random(seed);
        var source = randomSource(random);
        var pair = new Pair(LazyArray.of(source), source.array);
        for (int step = 0; step < 4; step++) {
            pair = pair.changed(random);
            assertEquals(pair.eager.shape(), pair.lazy.shape());
            assertEquals(pair.eager.dtype(), pair.lazy.dtype());
        }
        assertTrue(pair.eager.sameBytes(pair.lazy.load()), () -> "whole array");

        var box = RandomArrays.box(pair.eager.shape(), random);
        assertTrue(pair.eager.slice(box).sameBytes(pair.lazy.load(box)), () -> "box " + box);

        // As arrays that are larger than a block are read.
        var inBlocks = NdArray.allocate(pair.lazy.dtype(), box.shape());
        if (!inBlocks.shape().isEmpty()) {
            Node.of(pair.lazy).evaluate(box, inBlocks.segment(), new Evaluator(1 + random.nextInt(64)));
        }
        assertTrue(pair.eager.slice(box).sameBytes(inBlocks), () -> "box " + box + " in blocks");
    }

    @Test
    void nothingIsReadBeforeItIsAskedFor() throws IOException {
        var source = new CountingSource(RandomArrays.counting(DType.INT32, Shape.of(100, 10)));
        var lazy = LazyArray.of(source).take(RowSet.range(20, 40)).slice("[::2, 3]").cast(DType.FLOAT64);
        assertEquals(0, source.elementsRead);
        assertEquals(Shape.of(10), lazy.load().shape());
        assertEquals(10, source.elementsRead);
    }

    @Test
    void consecutiveRowsAreReadAtOnce() throws IOException {
        var source = new CountingSource(RandomArrays.counting(DType.INT8, Shape.of(1000)));
        LazyArray.of(source).take(RowSet.range(0, 400).union(RowSet.range(500, 1000))).load();
        assertTrue(source.reads <= 3, () -> source.reads + " reads");
    }

    @Test
    void concatenationReadsJustThePartsThatABoxTouches() throws IOException {
        var left = new CountingSource(RandomArrays.counting(DType.INT8, Shape.of(50, 2)));
        var right = new CountingSource(RandomArrays.counting(DType.INT8, Shape.of(50, 2)));
        LazyArray.concat(0, List.of(LazyArray.of(left), LazyArray.of(right))).slice("60:70").load();
        assertEquals(0, left.reads);
        assertEquals(20, right.elementsRead);
    }

    @Test
    void aFilledArrayHasTheElementEverywhere() throws IOException {
        var element = new byte[] {1, 2};
        var lazy = LazyArray.filled(DType.UINT16, Shape.of(1L << 40, 5), element);
        element[0] = 9;
        assertArrayEquals(new long[] {513, 513, 513, 513, 513, 513}, lazy.slice("[-2:, ::2]").load().toLongArray());
        assertThrows(IllegalArgumentException.class, () -> LazyArray.filled(DType.UINT16, Shape.of(1), new byte[1]));
    }

    @Test
    void longRangesOfASetOfRowsAreReadAtOnce() throws IOException {
        var source = new CountingSource(RandomArrays.counting(DType.INT8, Shape.of(1000)));
        var rows = RowSet.range(0, 300).union(RowSet.of(301)).union(RowSet.range(400, 1000));
        var taken = LazyArray.of(source).take(rows).load();
        assertTrue(taken.sameBytes(source.array.take(rows.toArray())));
        assertEquals(3, source.reads);
    }

    @Test
    void rowsAreReadInAnyOrderFromSourcesAndExpressions() throws IOException {
        var array = RandomArrays.counting(DType.INT32, Shape.of(10, 4));
        var memory = LazyArray.of(array);
        var box = Box.of(Slice.all(7), new Slice(1, 2, 2));
        long[] rows = {7, 2, 2, 3, 4, 9, 0};
        var expected = array.take(rows).slice(box).toLongArray();
        for (var lazy : List.of(memory, LazyArray.of(new CountingSource(array)), memory.cast(DType.INT64).cast(DType.INT32),
                memory.take(9, 8, 7, 6, 5, 4, 3, 2, 1, 0).take(9, 8, 7, 6, 5, 4, 3, 2, 1, 0), memory.slice(":, ::-1").slice(":, ::-1"))) {
            var into = new int[expected.length];
            lazy.read(rows, box, MemorySegment.ofArray(into));
            assertArrayEquals(expected, IntStream.of(into).asLongStream().toArray(), lazy::toString);
            assertThrows(IndexOutOfBoundsException.class, () -> lazy.read(new long[] {10}, Box.of(Slice.all(1), Slice.all(4)), MemorySegment.ofArray(into)));
            assertThrows(IllegalArgumentException.class, () -> lazy.read(rows, Box.of(Slice.all(6), Slice.all(2)), MemorySegment.ofArray(into)));
            assertThrows(IllegalArgumentException.class, () -> lazy.read(rows, Box.of(Slice.all(7), Slice.all(5)), MemorySegment.ofArray(into)));
            assertThrows(IllegalArgumentException.class, () -> lazy.read(rows, box, MemorySegment.ofArray(new int[expected.length - 1])));
        }
    }

    @Test
    void laterChangesOfAnArrayInMemoryAreSeen() throws IOException {
        var array = NdArrays.wrap(new int[] {1, 2, 3});
        var lazy = LazyArray.of(array).slice("1:");
        array.setLong(7, 2);
        assertArrayEquals(new long[] {2, 7}, lazy.load().toLongArray());
    }

    @Test
    void verbsThatDoNotFitAreRefusedAtOnce() {
        var lazy = LazyArray.of(NdArrays.wrap(new int[6], 2, 3));
        assertThrows(IllegalArgumentException.class, () -> lazy.slice(Box.of(Slice.all(2))));
        assertThrows(IllegalArgumentException.class, () -> lazy.slice(Box.of(Slice.all(2), Slice.all(4))));
        assertThrows(IndexOutOfBoundsException.class, () -> lazy.take(2));
        assertThrows(IndexOutOfBoundsException.class, () -> lazy.take(RowSet.of(0, 2)));
        assertThrows(IllegalArgumentException.class, () -> lazy.transpose(0, 0));
        assertThrows(IllegalArgumentException.class, () -> lazy.reshape(3, 2));
        assertThrows(IllegalArgumentException.class, () -> lazy.reshape(6));
        assertThrows(IllegalArgumentException.class, () -> LazyArray.concat(0, List.of(lazy, lazy.cast(DType.INT8))));
        assertThrows(IllegalArgumentException.class, () -> LazyArray.concat(1, List.of(lazy, lazy.transpose(1, 0))));
        assertThrows(IllegalArgumentException.class, () -> lazy.read(Box.all(lazy.shape()), MemorySegment.ofArray(new byte[23])));
        assertSame(lazy, lazy.cast(DType.INT32));
    }

    @Test
    void aFailingSourceFailsTheRead() {
        var failing = new LazySource() {
            @Override
            public DType dtype() {
                return DType.INT8;
            }

            @Override
            public Shape shape() {
                return Shape.of(4, 4);
            }

            @Override
            public void read(Box box, MemorySegment into) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        var lazy = LazyArray.of(failing).transpose(1, 0).cast(DType.INT64);
        assertEquals("the disk is gone", assertThrows(IOException.class, lazy::load).getMessage());
    }

    private static CountingSource randomSource(Random random) {
        return new CountingSource(RandomArrays.counting(DType.values()[1 + random.nextInt(13)], RandomArrays.shape(random)));
    }

    private record Pair(LazyArray lazy, NdArray eager) {
        Pair changed(Random random) {
            var shape = eager.shape();
            return switch (random.nextInt(7)) {
                case 0 -> {
                    var box = RandomArrays.box(shape, random);
                    yield new Pair(lazy.slice(box), eager.slice(box));
                }
                case 1 -> {
                    var selection = randomSelection(shape, random);
                    yield new Pair(lazy.select(selection), eager.select(selection));
                }
                case 2 -> {
                    var axes = RandomArrays.axes(shape.ndim(), random);
                    yield new Pair(lazy.transpose(axes), eager.transpose(axes));
                }
                case 3 -> {
                    if (shape.ndim() == 0 || shape.length(0) == 0) {
                        yield this;
                    }
                    var rows = random.longs(random.nextInt(6), 0, shape.length(0)).toArray();
                    yield random.nextBoolean() ? new Pair(lazy.take(rows), eager.take(rows))
                            : new Pair(lazy.take(RowSet.of(rows)), eager.take(RowSet.of(rows).toArray()));
                }
                case 4 -> {
                    if (shape.ndim() == 0) {
                        yield this;
                    }
                    yield new Pair(lazy.reshape(shape.length(0), 1, shape.rowElements()),
                            eager.copy().reshape(shape.length(0), 1, shape.rowElements()));
                }
                case 5 -> {
                    var target = DType.values()[random.nextInt(14)];
                    yield new Pair(lazy.cast(target), eager.cast(target));
                }
                default -> {
                    if (shape.ndim() == 0) {
                        yield this;
                    }
                    int axis = random.nextInt(shape.ndim());
                    var box = Box.all(shape).with(axis, RandomArrays.slice(shape.length(axis), random));
                    yield new Pair(LazyArray.concat(axis, List.of(lazy, lazy.slice(box), lazy)),
                            NdArrays.concat(axis, List.of(eager, eager.slice(box), eager)));
                }
            };
        }

        private static Selection randomSelection(Shape shape, Random random) {
            List<Slice> slices = new ArrayList<>();
            List<Integer> dropped = new ArrayList<>();
            for (int axis = 0; axis < shape.ndim(); axis++) {
                if (shape.length(axis) > 0 && random.nextInt(3) == 0) {
                    slices.add(Slice.of(random.nextLong(shape.length(axis)), 1));
                    dropped.add(axis);
                } else {
                    slices.add(RandomArrays.slice(shape.length(axis), random));
                }
            }
            return new Selection.Cells(new Box(slices), dropped);
        }
    }

    private static final class CountingSource implements LazySource {
        private final NdArray array;
        private long reads;
        private long elementsRead;

        CountingSource(NdArray array) {
            this.array = array;
        }

        @Override
        public DType dtype() {
            return array.dtype();
        }

        @Override
        public Shape shape() {
            return array.shape();
        }

        @Override
        public void read(Box box, MemorySegment into) {
            reads++;
            elementsRead += box.cellCount();
            array.slice(box).copyTo(into);
        }
    }
}
