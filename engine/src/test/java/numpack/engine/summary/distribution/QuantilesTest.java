package numpack.engine.summary.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.summary.statistics.StatisticsScan;
import numpack.engine.summary.statistics.StrangeArrays;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantilesTest {
    private static final double[] FRACTIONS = {0, 0.02, 0.25, 0.5, 0.75, 0.98, 0.999, 1};

    static Stream<StrangeArrays.Strange> arrays() {
        return Stream.of(DType.values()).flatMap(dtype -> StrangeArrays.of(dtype, dtype.ordinal()).stream());
    }

    private static List<Quantile> of(NdArray array, double... fractions) throws IOException {
        var statistics = new StatisticsScan(LazyArray.of(array)).run(Progress.NONE);
        return Quantiles.of(LazyArray.of(array), statistics, Progress.NONE, fractions);
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void quantilesLieBetweenSortedElements(StrangeArrays.Strange strange) throws IOException {
        var sorted = LongStream.range(0, strange.array().shape().elementCount()).mapToDouble(i -> value(strange.array(), i)).filter(value -> !Double.isNaN(value)).sorted().toArray();

        var quantiles = of(strange.array(), FRACTIONS);

        assertEquals(sorted.length == 0 ? 0 : FRACTIONS.length, quantiles.size());
        for (var quantile : quantiles) {
            double place = (sorted.length - 1) * quantile.fraction();
            double least = sorted[(int) place];
            double greatest = sorted[Math.min(sorted.length - 1, (int) place + 1)];
            double part = place - (int) place;
            double expected = least == greatest ? least : part < 0.5 ? least + (greatest - least) * part : greatest - (greatest - least) * (1 - part);
            assertEquals(expected + 0.0, quantile.value() + 0.0, complexRounding(strange.array(), expected));
        }
    }

    private static double complexRounding(NdArray array, double value) {
        return array.dtype().kind() == DTypeKind.COMPLEX && Double.isFinite(value) ? Math.abs(value) * 0x1p-50 : 0;
    }

    private static double value(NdArray array, long i) {
        long offset = i * array.dtype().itemSize();
        if (array.dtype().kind() != DTypeKind.COMPLEX) {
            return ElementAccess.getDouble(array.dtype(), array.segment(), offset);
        }
        var number = ElementAccess.getComplex(array.dtype(), array.segment(), offset);
        return number.isNaN() ? Double.NaN : Math.hypot(number.real(), number.imaginary());
    }

    @Test
    void quantilesOfManyElementsAreExact() throws IOException {
        var random = new Random(1);
        var numbers = random.doubles(600_000).map(number -> Math.tan(number * 3)).toArray();
        var sorted = DoubleStream.of(numbers).sorted().toArray();
        var fractions = DoubleStream.of(0, 1, 300_000, 300_001, 599_999).map(rank -> rank / 599_999).toArray();

        var quantiles = of(NdArrays.wrap(numbers), fractions);

        assertEquals(List.of(sorted[0], sorted[1], sorted[300_000], sorted[300_001], sorted[599_999]), quantiles.stream().map(Quantile::value).toList());
    }

    @Test
    void distinctValuesGiveTheSameQuantiles() throws IOException {
        var random = new Random(2);
        var labels = random.ints(10_000, -3, 40).toArray();
        var values = DistinctValues.of(LazyArray.of(NdArrays.wrap(labels)), Progress.NONE).orElseThrow();

        assertEquals(of(NdArrays.wrap(labels), FRACTIONS), Quantiles.of(values, FRACTIONS));
    }

    @Test
    void fractionsOutsideZeroAndOneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> of(NdArrays.wrap(new int[] {1}), 1.5));
        assertThrows(IllegalArgumentException.class, () -> of(NdArrays.wrap(new int[] {1}), Double.NaN));
    }

    @Test
    void elementsThatAreOthersThanWereCountedAreAFailure() throws IOException {
        var numbers = new double[100];
        Arrays.setAll(numbers, i -> i);
        var array = NdArrays.wrap(numbers);
        var statistics = new StatisticsScan(LazyArray.of(array)).run(Progress.NONE);
        var other = NdArrays.wrap(new double[50]);

        assertThrows(IOException.class, () -> Quantiles.of(LazyArray.of(other), statistics, Progress.NONE, 0.9));
    }
}
