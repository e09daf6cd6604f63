package numpack.engine.find.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeRowsTest {
    @ParameterizedTest
    @EnumSource(DType.class)
    void repeatedRowsAreThoseSeenBefore(DType dtype) throws IOException {
        var array = fewValues(dtype, 2000, 3);
        assertEquals(repeated(array), repeatedRows(array, -1, 1000));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7})
    void rowsOfEqualHashAreComparedElementByElement(long hashMask) throws IOException {
        var array = fewValues(DType.FLOAT32, 500, 3);
        assertEquals(repeated(array), repeatedRows(array, hashMask, 1_000_000));
    }

    @Test
    void roundsFindWhatOneFinds() throws IOException {
        var array = fewValues(DType.INT8, 5000, 4);
        assertEquals(repeated(array), repeatedRows(array, -1, 300));
    }

    @Test
    void rowsLongerThanABlockAreComparedWhole() throws IOException {
        int length = 400_000;
        var array = NdArray.allocate(DType.FLOAT32, Shape.of(5, length));
        array.setDouble(1, 1, length - 1);
        array.setDouble(1, 3, length - 1);
        array.setDouble(-0.0, 4, 17);
        assertEquals(List.of(2L, 3L, 4L), repeatedRows(array, -1, 1000));
        assertEquals(List.of(0L, 2L, 4L), constantRows(array));
    }

    @Test
    void anyNaNIsAnyOtherAndMinusZeroIsZero() throws IOException {
        var bits = new int[] {0x7fc00000, 0, 0xffc00001, 0x80000000, 0x7fc00000, 1};
        var array = NdArray.of(DType.FLOAT32, Shape.of(3, 2), NdArrays.wrap(bits).segment());
        assertEquals(List.of(1L), repeatedRows(array, -1, 1000));
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void constantRowsAreOfOneValue(DType dtype) throws IOException {
        var array = fewValues(dtype, 3000, 2);
        var expected = LongStream.range(0, 3000).filter(row -> key(array, row, 0).equals(key(array, row, 1))).boxed().toList();
        assertEquals(expected, constantRows(array));
    }

    @Test
    void rowsOfOneElementAreNotCalledConstant() throws IOException {
        assertEquals(List.of(), constantRows(NdArray.allocate(DType.INT32, Shape.of(10))));
        assertEquals(List.of(), constantRows(NdArray.allocate(DType.INT32, Shape.of(10, 1))));
    }

    private static List<Long> repeatedRows(NdArray array, long hashMask, int rowsAtOnce) throws IOException {
        var found = new ArrayList<Long>();
        long count = new RepeatedRows(LazyArray.of(array), (rows, hits) -> LongStream.of(rows).limit(hits).forEach(found::add), hashMask, rowsAtOnce).find(Progress.NONE);
        assertEquals(found.size(), count);
        return found;
    }

    private static List<Long> constantRows(NdArray array) throws IOException {
        var found = new ArrayList<Long>();
        long count = new ConstantRows(LazyArray.of(array), (rows, hits) -> LongStream.of(rows).limit(hits).forEach(found::add)).find(Progress.NONE);
        assertEquals(found.size(), count);
        return found;
    }

    private static List<Long> repeated(NdArray array) {
        var seen = new HashSet<List<String>>();
        return LongStream.range(0, array.shape().rowCount())
                .filter(row -> !seen.add(IntStream.range(0, (int) array.shape().length(1)).mapToObj(column -> key(array, row, column)).toList()))
                .boxed().toList();
    }

    private static String key(NdArray array, long row, long column) {
        var number = array.getComplex(row, column);
        return array.dtype().kind() == DTypeKind.SIGNED || array.dtype().kind() == DTypeKind.UNSIGNED ? array.text(row, column)
                : (number.real() + 0.0) + " " + (number.imaginary() + 0.0);
    }

    /// Rows of a few values, some of which look different and are the same.
    private static NdArray fewValues(DType dtype, int rows, int columns) {
        var random = new Random(11);
        var array = NdArray.allocate(dtype, Shape.of(rows, columns));
        var values = switch (dtype.kind()) {
            case FLOAT, COMPLEX -> new double[] {0, -0.0, Double.NaN, 1, -1, Double.POSITIVE_INFINITY, 2, 3};
            case SIGNED, UNSIGNED, BOOL -> new double[] {0, 1, 2, 3, 4, 5, 6, 127};
        };
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                array.setDouble(values[random.nextInt(values.length)], row, column);
            }
        }
        return array;
    }
}
