package numpack.engine.summary.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatisticsScanTest {
    static Stream<StrangeArrays.Strange> arrays() {
        return Stream.of(DType.values()).flatMap(dtype -> StrangeArrays.of(dtype, dtype.ordinal()).stream());
    }

    private static Statistics of(NdArray array) throws IOException {
        return new StatisticsScan(LazyArray.of(array)).run(Progress.NONE);
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void everyElementIsCountedAsOneByOne(StrangeArrays.Strange strange) throws IOException {
        var array = strange.array();
        var plain = new PlainStatistics(array);

        var statistics = of(array);

        assertEquals(array.shape().elementCount(), statistics.count());
        assertEquals(plain.tally(value -> Double.isNaN(value)), statistics.nan());
        assertEquals(plain.tally(value -> value == Double.POSITIVE_INFINITY), statistics.positiveInfinity());
        assertEquals(plain.tally(value -> value == Double.NEGATIVE_INFINITY), statistics.negativeInfinity());
        assertEquals(plain.tally(value -> value == 0), statistics.zero());
        assertEquals(plain.count(), statistics.finiteCount());
        assertExtreme(plain, statistics.min(), -1);
        assertExtreme(plain, statistics.max(), 1);
        boolean hasRows = array.shape().ndim() > 1 && array.shape().rowElements() > 1 && array.shape().rowCount() > 0;
        assertEquals(hasRows ? Optional.of(plain.constantRows()) : Optional.empty(), statistics.constantRows());
    }

    private static void assertExtreme(PlainStatistics plain, Optional<Extreme> extreme, int sign) {
        assertEquals(plain.extreme(sign), extreme.map(Extreme::first).orElse(-1L));
        extreme.ifPresent(it -> assertEquals(0, plain.value(it.first()) - it.value(), Math.abs(it.value()) * 0x1p-52));
        if (plain.isWhole()) {
            extreme.ifPresent(it -> assertEquals(plain.whole(it.first()), it.exact()));
        }
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void meanAndDeviationAreThoseOfExactArithmetic(StrangeArrays.Strange strange) throws IOException {
        var plain = new PlainStatistics(strange.array());

        var moments = of(strange.array()).moments();

        if (plain.count() == 0) {
            assertTrue(Double.isNaN(moments.mean()) && Double.isNaN(moments.deviation()));
            return;
        }
        double close = plain.meanMagnitude() * 1e-12;
        assertEquals(plain.mean(), moments.mean(), close);
        double deviation = plain.deviation();
        // Squares that no double holds are infinite, or nothing, as in NumPy.
        if (deviation < 0x1p500 && deviation > 0x1p-500 || deviation == 0) {
            assertEquals(deviation, moments.deviation(), close + deviation * 1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void partsThatFollowOneAnotherMergeToTheWhole(DType dtype) throws IOException {
        var random = new Random(dtype.ordinal());
        for (var strange : StrangeArrays.of(dtype, 100)) {
            var array = strange.array();
            if (array.shape().ndim() == 0 || array.shape().isEmpty()) {
                continue;
            }
            var merged = Statistics.none(dtype);
            for (long row = 0; row < array.shape().rowCount();) {
                long rows = Math.min(1 + random.nextInt(5000), array.shape().rowCount() - row);
                merged = merged.and(of(array.rows(row, rows)).behind(row * array.shape().rowElements(), row));
                row += rows;
            }
            var whole = of(array);
            assertEquals(whole.withMoments(Moments.NONE), merged.withMoments(Moments.NONE), strange.name());
            assertEquals(whole.finiteCount(), merged.finiteCount());
            if (whole.finiteCount() > 0) {
                double close = 1e-12 * Math.max(Math.abs(whole.min().orElseThrow().value()), Math.abs(whole.max().orElseThrow().value()));
                assertEquals(whole.moments().mean(), merged.moments().mean(), close, strange.name());
                assertEquals(whole.moments().deviation(), merged.moments().deviation(), close, strange.name());
            }
        }
    }

    @Test
    void placesAreCountedOverThePartsOfAllThreads() throws IOException {
        var numbers = new float[3_000_000];
        Arrays.fill(numbers, 1);
        numbers[2_900_001] = Float.NaN;
        numbers[2_900_000] = Float.NEGATIVE_INFINITY;
        numbers[2_800_000] = 7;
        numbers[2_700_000] = 0;
        var statistics = of(NdArrays.wrap(numbers, 300_000, 10));

        assertEquals(new Tally(1, 2_900_001), statistics.nan());
        assertEquals(new Tally(1, 2_900_000), statistics.negativeInfinity());
        assertEquals(2_800_000, statistics.max().orElseThrow().first());
        assertEquals(new Tally(1, 2_700_000), statistics.zero());
        assertEquals(Optional.of(new Tally(300_000 - 3, 0)), statistics.constantRows());
    }

    @Test
    void aRowThatIsLongerThanABatchIsOneRow() throws IOException {
        var numbers = new short[2_000_000];
        numbers[1_999_999] = 1;
        assertEquals(Optional.of(new Tally(1, 0)), of(NdArrays.wrap(numbers, 2, 1_000_000)).constantRows());
    }

    @Test
    void anOutlierDoesNotTakeDigitsFromTheOthers() throws IOException {
        var numbers = new double[10_000];
        Arrays.setAll(numbers, i -> i == 3000 ? 1e300 : i == 3001 ? -1e300 : 1 + (i & 1));
        assertEquals((9998 * 1.5) / 10_000, of(NdArrays.wrap(numbers)).moments().mean(), 1e285);
        Arrays.setAll(numbers, i -> i < 2048 ? 1e18 + i * 1e6 : 1 + (i & 1));
        var tail = new StatisticsScan(LazyArray.of(NdArrays.wrap(numbers)).slice("[2048:]")).run(Progress.NONE);
        assertEquals(0.5, tail.moments().deviation(), 1e-12);
    }

    @Test
    void numbersWhoseSumIsBeyondAllDoublesHaveAMean() throws IOException {
        assertEquals(1.6e308, of(NdArrays.wrap(new double[] {1.5e308, 1.7e308, 1.6e308})).moments().mean(), 1e296);
    }

    @Test
    void whatHasBeenSeenCanBeAskedForWhileItRuns() throws IOException {
        var seen = new long[2];
        var scan = new StatisticsScan(LazyArray.filled(DType.INT16, Shape.of(4L << 20), new byte[] {1, 0}));
        assertEquals(0, scan.soFar().count());

        var all = scan.run(new Progress() {
            @Override
            public void advance(long amount) {
                seen[1] += amount;
                seen[0] = Math.max(seen[0], scan.soFar().count() < 4L << 20 ? scan.soFar().count() : 0);
            }
        });

        assertTrue(seen[0] > 0);
        assertEquals(8L << 20, seen[1]);
        assertEquals(4L << 20, all.count());
        assertEquals(all, scan.soFar());
    }

    @Test
    void aCancelledScanEnds() {
        var scan = new StatisticsScan(LazyArray.filled(DType.INT8, Shape.of(1L << 40), new byte[1]));
        assertThrows(CancellationException.class, () -> scan.run(new Progress() {
            @Override
            public boolean isCancelled() {
                return scan.soFar().count() > 10 << 20;
            }
        }));
        assertTrue(scan.soFar().count() > 10 << 20);
    }

    @Test
    void aSourceThatFailsIsHeard() {
        var failing = new LazySource() {
            @Override
            public DType dtype() {
                return DType.FLOAT32;
            }

            @Override
            public Shape shape() {
                return Shape.of(10_000_000);
            }

            @Override
            public void read(Box box, MemorySegment into) throws IOException {
                if (box.rows().start() > 7_000_000) {
                    throw new IOException("unplugged");
                }
            }
        };
        assertEquals("unplugged", assertThrows(IOException.class, () -> new StatisticsScan(failing).run(Progress.NONE)).getMessage());
    }
}
