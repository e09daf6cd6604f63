package numpack.engine.ndarray;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import numpack.engine.dtype.Complex128;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementLayout;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NdArrayTest {
    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void viewsOfViewsShowTheRightElements(int seed) {
        var random = new Random(seed);
        var dtype = DType.values()[1 + random.nextInt(11)];
        var shape = RandomArrays.shape(random);
        var view = RandomArrays.counting(dtype, shape);
        var model = ArrayModel.counting(shape);
        for (int step = 0; step < 4; step++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    var box = RandomArrays.box(view.shape(), random);
                    view = view.slice(box);
                    model = model.slice(box);
                }
                case 1 -> {
                    var axes = RandomArrays.axes(view.shape().ndim(), random);
                    view = view.transpose(axes);
                    model = model.transpose(axes);
                }
                case 2 -> {
                    if (view.isContiguous()) {
                        view = view.reshape(view.shape().elementCount());
                        model = model.reshape(view.shape());
                    }
                }
                default -> {
                    if (view.shape().ndim() > 0 && view.shape().length(0) > 0) {
                        var rows = random.longs(random.nextInt(4), 0, view.shape().length(0)).toArray();
                        view = view.take(rows);
                        model = model.take(rows);
                    }
                }
            }
            assertShows(model, view);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void assigningToAViewWritesJustItsElements(int seed) {
        var random = new Random(seed);
        var shape = RandomArrays.shape(random);
        var whole = NdArray.allocate(DType.INT32, shape);
        var axes = RandomArrays.axes(shape.ndim(), random);
        var box = RandomArrays.box(shape.permute(axes), random);
        var view = whole.transpose(axes).slice(box);
        var source = RandomArrays.counting(DType.INT32, view.shape());

        view.assign(source);

        assertTrue(view.sameBytes(source));
        long written = Arrays.stream(whole.toLongArray()).sum();
        assertEquals(Arrays.stream(source.toLongArray()).sum(), written);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void concatenationPutsPartsBehindEachOther(int seed) {
        var random = new Random(seed);
        var shape = RandomArrays.shape(random);
        if (shape.ndim() == 0) {
            return;
        }
        int axis = random.nextInt(shape.ndim());
        var lengths = shape.toArray();
        lengths[axis] = random.nextInt(4);
        var behind = Shape.of(lengths);

        var whole = NdArrays.concat(axis, List.of(RandomArrays.counting(DType.INT16, shape), RandomArrays.counting(DType.INT16, behind)));

        assertShows(ArrayModel.counting(shape).concat(axis, ArrayModel.counting(behind)), whole);
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void backwardsAndTransposedViewsCopyInLogicalOrder(DType dtype) {
        var array = NdArray.allocate(dtype, Shape.of(2, 3));
        var random = new Random(1);
        for (long offset = 0; offset < array.sizeBytes(); offset++) {
            var element = dtype == DType.BOOL ? offset % 2 : random.nextInt();
            array.segment().set(ElementLayout.INT8, offset, (byte) element);
        }
        var view = array.slice("[::-1, ::-1]").transpose();
        var copy = view.copy();
        assertEquals(Shape.of(3, 2), copy.shape());
        assertTrue(copy.isContiguous());
        assertFalse(view.isContiguous());
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 2; column++) {
                assertEquals(array.text(1 - column, 2 - row), copy.text(row, column));
            }
        }
        assertTrue(copy.sameBytes(view));
        assertTrue(view.slice("[::-1, ::-1]").transpose().sameBytes(array));
    }

    @Test
    void viewsShareAndCopiesDoNot() {
        double[] numbers = {1, 2, 3, 4, 5, 6};
        var table = NdArrays.wrap(numbers, 2, 3);
        var column = table.slice("[:, 1]");
        var copy = column.copy();

        column.setDouble(20, 0);
        table.row(1).setDouble(60, 2);

        assertEquals(20, numbers[1]);
        assertEquals(60, numbers[5]);
        assertEquals(2, copy.getDouble(0));
        assertArrayEquals(new double[] {20, 5}, column.toDoubleArray());
        assertEquals("float64 (2,)", column.toString());
    }

    @Test
    void zeroDimensionalArraysHoldOneElement() {
        var scalar = NdArrays.scalar(DType.COMPLEX64, 3);
        scalar.setComplex(new Complex128(1, -1));
        assertEquals("1-1j", scalar.text());
        assertEquals(1, scalar.shape().elementCount());
        assertTrue(scalar.isContiguous());
        assertTrue(scalar.copy().sameBytes(scalar));
        assertEquals(Shape.of(1, 1), scalar.reshape(1, 1).shape());
        assertThrows(IllegalStateException.class, () -> scalar.rows(0, 1));
        assertEquals(Shape.of(), NdArrays.wrap(new int[] {4, 5}).slice("1").shape());
    }

    @Test
    void emptyArraysAreArraysLikeOthers() {
        var empty = NdArray.allocate(DType.INT64, Shape.of(3, 0, Long.MAX_VALUE));
        assertEquals(0, empty.sizeBytes());
        assertTrue(empty.isContiguous());
        assertTrue(empty.transpose().copy().sameBytes(empty.transpose()));
        assertEquals(0, empty.toLongArray().length);
        assertEquals(Shape.of(0, 5), empty.reshape(0, 5).shape());
        assertEquals(Shape.of(0, 3), NdArrays.wrap(new int[] {1, 2, 3}, 1, 3).slice("[0:0]").shape());
        assertEquals(0, NdArrays.wrap(new int[] {1, 2, 3}, 1, 3).slice("[0:0]").asSegment().byteSize());
    }

    @Test
    void requestsThatDoNotFitAreRefused() {
        var array = NdArrays.wrap(new int[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertThrows(IllegalArgumentException.class, () -> array.slice(Box.of(Slice.all(2))));
        assertThrows(IllegalArgumentException.class, () -> array.slice(Box.of(Slice.all(2), Slice.all(4))));
        assertThrows(IllegalArgumentException.class, () -> array.reshape(7));
        assertThrows(IllegalStateException.class, () -> array.transpose().reshape(6));
        assertThrows(IllegalStateException.class, () -> array.transpose().asSegment());
        assertThrows(IllegalArgumentException.class, () -> array.transpose(0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> array.getDouble(2, 0));
        assertThrows(IllegalArgumentException.class, () -> array.getDouble(0));
        assertThrows(IndexOutOfBoundsException.class, () -> array.take(0, 2));
        assertThrows(IllegalArgumentException.class, () -> array.copyTo(MemorySegment.ofArray(new byte[23])));
        assertThrows(IllegalArgumentException.class, () -> array.assign(array.cast(DType.INT64)));
        assertThrows(IllegalArgumentException.class, () -> NdArrays.wrap(new int[5], 2, 3));
        assertThrows(IllegalArgumentException.class, () -> NdArrays.concat(1, List.of(array, array.transpose())));
        assertThrows(IllegalArgumentException.class, () -> array.asReadOnly().setLong(1, 0, 0));
        assertThrows(ArithmeticException.class, () -> NdArray.allocate(DType.INT8, Shape.of(Long.MAX_VALUE, 2)));
    }

    @Test
    void castsFollowTheCastingRules() {
        var cast = NdArrays.wrap(new double[] {-1.5, 300, 2}, 3).slice("::-1").cast(DType.UINT8);
        assertArrayEquals(new long[] {2, 255, 0}, cast.toLongArray());
        assertArrayEquals(new boolean[] {true, false}, NdArrays.copyOf(new boolean[] {true, false}).toBooleanArray());
    }

    private static void assertShows(ArrayModel model, NdArray array) {
        assertEquals(model.shape(), array.shape());
        assertArrayEquals(Arrays.stream(model.elements()).mapToDouble(element -> element % 128).toArray(), array.toDoubleArray());
        assertArrayEquals(array.copy().toByteArray(), array.toByteArray());
    }
}
