package numpack.engine.summary.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static Histogram of(double low, double high, int bins, double... numbers) throws IOException {
        return Histogram.of(LazyArray.of(NdArrays.wrap(numbers)), low, high, bins, Progress.NONE);
    }

    @Test
    void theLastBinHoldsItsUpperEnd() throws IOException {
        var histogram = of(0, 3, 3, 0, 0.5, 1, 2, 2.5, 3);
        assertEquals(List.of(2L, 1L, 3L), histogram.counts());
    }

    @Test
    void whatLiesOutsideIsCountedApartAndNonFiniteNotAtAll() throws IOException {
        var histogram = of(0, 1, 1, -1, 0.5, 2, 3, Double.NaN, Double.POSITIVE_INFINITY);
        assertEquals(new Histogram(0, 1, List.of(1L), 1, 2), histogram);
        assertEquals(List.of(4L), histogram.withRestAtEnds().counts());
    }

    @Test
    void noElementStandsOutsideTheEdgesOfItsBin() throws IOException {
        var random = new Random(3);
        for (int run = 0; run < 200; run++) {
            double low = random.nextGaussian();
            double high = low + random.nextDouble() + 1e-9;
            int bins = 1 + random.nextInt(50);
            int bin = random.nextInt(bins);
            double edge = low + bin * ((high - low) / bins);
            var histogram = of(low, high, bins, edge);
            assertEquals(1L, histogram.counts().get(bin), "seed 3, run " + run);
        }
    }

    @Test
    void aNarrowRangeTakesItsEnds() throws IOException {
        assertEquals(2L, of(0, Double.MIN_VALUE, 4, 0, Double.MIN_VALUE).counts().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void distinctValuesGiveTheSameHistogram() throws IOException {
        var labels = LazyArray.of(NdArrays.wrap(new Random(4).ints(5_000, -50, 50).toArray()));
        var values = DistinctValues.of(labels, Progress.NONE).orElseThrow();
        assertEquals(Histogram.of(labels, -40, 40, 16, Progress.NONE), Histogram.of(values, -40, 40, 16));
    }

    @Test
    void partsOfSeveralThreadsAreOne() throws IOException {
        var numbers = new Random(5).doubles(400_000).toArray();
        var histogram = of(0.25, 0.5, 4, numbers);
        assertEquals(400_000, histogram.below() + histogram.above() + histogram.counts().stream().mapToLong(Long::longValue).sum());
        assertEquals(Arrays.stream(numbers).filter(number -> number < 0.25).count(), histogram.below());
    }

    @Test
    void aRangeThatIsNoneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> of(1, 1, 4, 1));
        assertThrows(IllegalArgumentException.class, () -> of(0, Double.POSITIVE_INFINITY, 4, 1));
        assertThrows(IllegalArgumentException.class, () -> of(0, 1, 0, 1));
    }
}
