package numpack.engine.summary.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Shape;
import numpack.engine.summary.statistics.StrangeArrays;
import numpack.engine.summary.statistics.Tally;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistinctValuesTest {
    static Stream<StrangeArrays.Strange> arrays() {
        return Stream.of(DType.values()).filter(DistinctValues::areCountedFor).flatMap(dtype -> StrangeArrays.of(dtype, dtype.ordinal()).stream());
    }

    private static Optional<DistinctValues> of(NdArray array) throws IOException {
        return DistinctValues.of(LazyArray.of(array), Progress.NONE);
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void valuesAreCountedAndPlacedInAscendingOrder(StrangeArrays.Strange strange) throws IOException {
        var array = strange.array();
        var expected = new TreeMap<BigInteger, Tally>();
        for (long i = 0; i < array.shape().elementCount(); i++) {
            long number = ElementAccess.getLong(array.dtype(), array.segment(), i * array.dtype().itemSize());
            var exact = array.dtype() == DType.UINT64 ? new BigInteger(Long.toUnsignedString(number)) : BigInteger.valueOf(number);
            expected.merge(exact, new Tally(1, i), (one, other) -> new Tally(one.count() + 1, one.first()));
        }

        var values = of(array).orElseThrow();

        assertEquals(List.copyOf(expected.keySet()), values.values().stream().map(DistinctValue::exact).toList());
        assertEquals(List.copyOf(expected.values()), values.values().stream().map(DistinctValue::tally).toList());
        assertEquals(array.shape().elementCount(), values.count());
    }

    @Test
    void partsOfSeveralThreadsAreOne() throws IOException {
        var values = of(NdArrays.wrap(IntStream.range(0, 2_000_000).map(i -> i % 7 - 3).toArray())).orElseThrow();

        assertEquals(List.of(-3, -2, -1, 0, 1, 2, 3), values.values().stream().map(value -> value.exact().intValue()).toList());
        assertEquals(new Tally(2_000_000 / 7 + 1, 0), values.values().getFirst().tally());
        assertEquals(new Tally(2_000_000 / 7, 6), values.values().getLast().tally());
    }

    @Test
    void asManyAsAreListedAreListed() throws IOException {
        var all = IntStream.range(0, 300_000).map(i -> (i % DistinctValues.MAX) * 1000).toArray();
        assertEquals(DistinctValues.MAX, of(NdArrays.wrap(all)).orElseThrow().values().size());

        all[299_999] = -1;
        assertTrue(of(NdArrays.wrap(all)).isEmpty());
    }

    @Test
    void tooManyEndThePass() throws IOException {
        long[] bytes = {0};
        var source = LazyArray.concat(0, List.of(LazyArray.of(NdArrays.wrap(IntStream.range(0, 4_000_000).toArray())),
                LazyArray.filled(DType.INT32, Shape.of(1L << 38), new byte[4])));

        assertTrue(DistinctValues.of(source, new Progress() {
            @Override
            public void advance(long amount) {
                bytes[0] += amount;
            }
        }).isEmpty());
        assertTrue(bytes[0] < 1L << 34, bytes[0] + " bytes");
    }

    @Test
    void theMostFrequentStandFirst() throws IOException {
        var values = of(NdArrays.wrap(new byte[] {5, 5, 1, 3, 3, 2})).orElseThrow();

        assertEquals(List.of(3L, 5L, 1L), values.mostFrequent(3).stream().map(DistinctValue::whole).toList());
    }

    @Test
    void floatsAreNotCountedByValue() {
        assertThrows(IllegalArgumentException.class, () -> of(NdArrays.wrap(new double[] {1})));
    }

    @Test
    void countingCanBeCancelled() {
        assertThrows(CancellationException.class, () -> DistinctValues.of(LazyArray.filled(DType.INT8, Shape.of(1L << 40), new byte[1]), new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        }));
    }
}
