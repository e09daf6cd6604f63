package numpack.engine.summary.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Shape;
import numpack.engine.summary.statistics.StatisticsScan;
import numpack.engine.summary.statistics.StrangeArrays;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowNumbersTest {
    private static final Set<RowNumber> ALL = EnumSet.allOf(RowNumber.class);

    static Stream<StrangeArrays.Strange> arrays() {
        return Stream.of(DType.values()).flatMap(dtype -> StrangeArrays.of(dtype, dtype.ordinal()).stream())
                .filter(strange -> strange.array().shape().ndim() > 0 && strange.array().shape().rowCount() < 100);
    }

    private static RowNumbers of(NdArray array) throws IOException {
        return RowNumbers.of(LazyArray.of(array), ALL, Progress.NONE);
    }

    /// Each row alone, as an array of its own.
    @ParameterizedTest
    @MethodSource("arrays")
    void everyRowHasTheNumbersOfItsElements(StrangeArrays.Strange strange) throws IOException {
        var array = strange.array();

        var numbers = of(array);

        assertEquals(array.shape().rowCount(), numbers.rowCount());
        for (int row = 0; row < numbers.rowCount(); row++) {
            var alone = new StatisticsScan(LazyArray.of(array).slice("[%d:%d]".formatted(row, row + 1))).run(Progress.NONE);
            assertEquals(alone.nan().count(), numbers.wholes(RowNumber.NAN)[row]);
            assertEquals(alone.zero().count(), numbers.wholes(RowNumber.ZERO)[row]);
            assertEquals(alone.count() - alone.nan().count() - alone.finiteCount(), numbers.wholes(RowNumber.INFINITE)[row]);
            if (alone.positiveInfinity().count() == 0 && alone.negativeInfinity().count() == 0) {
                assertEquals(alone.min().map(min -> min.value() + 0.0).orElse(Double.NaN), numbers.reals(RowNumber.MIN)[row] + 0.0);
                assertEquals(alone.max().map(max -> max.value() + 0.0).orElse(Double.NaN), numbers.reals(RowNumber.MAX)[row] + 0.0);
                assertEquals(alone.max().map(max -> max.first()).orElse(-1L), numbers.wholes(RowNumber.ARGMAX)[row]);
                assertMean(alone.moments().mean(), numbers.reals(RowNumber.MEAN)[row], Math.abs(numbers.reals(RowNumber.MAX)[row]) + Math.abs(numbers.reals(RowNumber.MIN)[row]));
            }
        }
    }

    private static void assertMean(double expected, double mean, double magnitude) {
        if (Double.isFinite(mean) || Double.isNaN(expected)) {
            assertEquals(expected, mean, Double.isNaN(expected) ? 0 : magnitude * 1e-12);
        }
    }

    @Test
    void sumMeanAndNormLeaveNaNOut() throws IOException {
        var numbers = of(NdArrays.wrap(new double[] {3, Double.NaN, 4, 0.1, 0.2, 0.3, Double.NaN, Double.NaN, Double.NaN}, 3, 3));

        assertArrayEquals(new double[] {7, 0.1 + 0.5, 0}, numbers.reals(RowNumber.SUM), 1e-16);
        assertArrayEquals(new double[] {3.5, 0.2, Double.NaN}, numbers.reals(RowNumber.MEAN), 1e-16);
        assertArrayEquals(new double[] {5, Math.sqrt(0.14), 0}, numbers.reals(RowNumber.NORM), 1e-15);
        assertArrayEquals(new long[] {2, 2, -1}, numbers.wholes(RowNumber.ARGMAX));
    }

    @Test
    void infinitiesStayIn() throws IOException {
        double inf = Double.POSITIVE_INFINITY;
        var numbers = of(NdArrays.wrap(new double[] {1, inf, inf, -inf}, 2, 2));

        assertArrayEquals(new double[] {inf, Double.NaN}, numbers.reals(RowNumber.SUM));
        assertArrayEquals(new double[] {1, -inf}, numbers.reals(RowNumber.MIN));
        assertArrayEquals(new double[] {inf, inf}, numbers.reals(RowNumber.MAX));
        assertArrayEquals(new long[] {1, 2}, numbers.wholes(RowNumber.INFINITE));
    }

    @Test
    void rowsOfAllThreadsStandWhereTheyBelong() throws IOException {
        var elements = new float[3_000_000];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = i / 3;
        }
        var numbers = RowNumbers.of(LazyArray.of(NdArrays.wrap(elements, 1_000_000, 3)), Set.of(RowNumber.MIN), Progress.NONE);

        for (int row = 0; row < 1_000_000; row++) {
            assertEquals(row, numbers.reals(RowNumber.MIN)[row]);
        }
    }

    @Test
    void onlyWhatIsAskedForIsThere() throws IOException {
        var numbers = RowNumbers.of(LazyArray.of(NdArrays.wrap(new int[] {1, 2})), Set.of(RowNumber.SUM), Progress.NONE);

        assertArrayEquals(new double[] {1, 2}, numbers.reals(RowNumber.SUM));
        assertThrows(IllegalArgumentException.class, () -> numbers.reals(RowNumber.MEAN));
        assertThrows(IllegalArgumentException.class, () -> numbers.wholes(RowNumber.SUM));
    }

    @Test
    void moreRowsThanFitAreRefusedBeforeAnythingIsRead() {
        assertEquals(Optional.empty(), RowNumbers.refusal(Shape.of(RowNumbers.MAX_ROWS, 3)));
        assertEquals(Optional.of(RowNumbersRefusal.TOO_MANY_ROWS), RowNumbers.refusal(Shape.of(RowNumbers.MAX_ROWS + 1)));
        assertEquals(Optional.of(RowNumbersRefusal.NO_ROWS), RowNumbers.refusal(Shape.of()));
        var many = LazyArray.filled(DType.INT8, Shape.of(1L << 40), new byte[1]);
        assertThrows(IllegalArgumentException.class, () -> RowNumbers.of(many, ALL, Progress.NONE));
    }

    @Test
    void theLargest64BitIntegerIsFoundAmongItsNeighbours() throws IOException {
        var numbers = of(NdArrays.wrap(new long[] {Long.MAX_VALUE - 2, Long.MAX_VALUE, Long.MAX_VALUE - 1}, 1, 3));
        assertArrayEquals(new long[] {1}, numbers.wholes(RowNumber.ARGMAX));
    }

    @Test
    void thePassCanBeCancelled() {
        var many = LazyArray.filled(DType.INT8, Shape.of(1000, 1 << 30), new byte[1]);
        assertThrows(CancellationException.class, () -> RowNumbers.of(many, ALL, new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        }));
    }
}
