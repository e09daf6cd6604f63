package numpack.engine.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import numpack.engine.dtype.Complex128;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SummarizerTest {
    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void floatsAgreeWithExactArithmetic(int seed) {
        var random = new Random(seed);
        double shift = seed % 2 == 0 ? 1e9 : 0;
        var numbers = random.doubles(5000).map(number -> shift + (number - 0.5) * 100).toArray();
        var sum = BigDecimal.ZERO;
        for (double number : numbers) {
            sum = sum.add(new BigDecimal(number));
        }
        var mean = sum.divide(BigDecimal.valueOf(numbers.length), MathContext.DECIMAL128);
        var squares = BigDecimal.ZERO;
        for (double number : numbers) {
            squares = squares.add(new BigDecimal(number).subtract(mean).pow(2));
        }

        var summary = Summarizer.of(NdArrays.wrap(numbers));

        assertEquals(sum.doubleValue(), summary.sum().real());
        assertEquals(mean.doubleValue(), summary.mean().orElseThrow());
        double deviation = Math.sqrt(squares.doubleValue() / numbers.length);
        assertEquals(deviation, summary.standardDeviation().orElseThrow(), deviation * 1e-12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void integersAreSummedExactly(int seed) {
        var random = new Random(seed);
        var numbers = random.longs(3000).toArray();
        var signed = BigInteger.ZERO;
        var unsigned = BigInteger.ZERO;
        for (long number : numbers) {
            signed = signed.add(BigInteger.valueOf(number));
            unsigned = unsigned.add(new BigInteger(Long.toUnsignedString(number)));
        }
        var array = NdArrays.wrap(numbers);
        var asUnsigned = NdArray.of(DType.UINT64, array.shape(), array.segment());

        assertEquals(signed, Summarizer.of(array).exact().orElseThrow().sum());
        assertEquals(unsigned, Summarizer.of(asUnsigned).exact().orElseThrow().sum());
        assertEquals(unsigned.doubleValue(), Summarizer.of(asUnsigned).sum().real());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void partsMergeToTheWhole(int seed) {
        var random = new Random(seed);
        var numbers = random.doubles(4000).map(number -> number < 0.1 ? Double.NaN : number).toArray();
        var whole = NdArrays.wrap(numbers);
        var merged = new Summarizer(DType.FLOAT64);
        for (long at = 0; at < numbers.length;) {
            long size = Math.min(1 + random.nextInt(1500), numbers.length - at);
            var part = new Summarizer(DType.FLOAT64);
            part.add(whole.rows(at, size));
            merged.merge(part);
            at += size;
        }
        var expected = Summarizer.of(whole);
        var summary = merged.summary();
        assertEquals(expected.count(), summary.count());
        assertEquals(expected.nanCount(), summary.nanCount());
        assertEquals(expected.min(), summary.min());
        assertEquals(expected.max(), summary.max());
        assertEquals(expected.sum(), summary.sum());
        assertEquals(expected.mean(), summary.mean());
        assertEquals(expected.standardDeviation().orElseThrow(), summary.standardDeviation().orElseThrow(), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void nothingHasNoExtremesAndNoMean(DType dtype) {
        var summary = Summarizer.of(NdArray.allocate(dtype, Shape.of(0, 3)));
        assertEquals(0, summary.count());
        assertEquals(new Complex128(0, 0), summary.sum());
        assertEquals(OptionalDouble.empty(), summary.min());
        assertEquals(OptionalDouble.empty(), summary.mean());
        assertEquals(OptionalDouble.empty(), summary.standardDeviation());
        assertEquals(Optional.empty(), summary.exact());
    }

    @Test
    void nanIsCountedAndInfinitiesStayIn() {
        double inf = Double.POSITIVE_INFINITY;
        var one = Summarizer.of(NdArrays.wrap(new double[] {Double.NaN, 1, inf, 2}));
        assertEquals(4, one.count());
        assertEquals(1, one.nanCount());
        assertEquals(1, one.positiveInfinityCount());
        assertEquals(2, one.finiteCount());
        assertEquals(inf, one.sum().real());
        assertEquals(OptionalDouble.of(1), one.min());
        assertEquals(OptionalDouble.of(inf), one.max());
        assertTrue(Double.isNaN(one.standardDeviation().orElseThrow()));
        assertTrue(Double.isNaN(Summarizer.of(NdArrays.wrap(new double[] {inf, -inf})).mean().orElseThrow()));
        assertEquals(OptionalDouble.empty(), Summarizer.of(NdArrays.wrap(new double[] {Double.NaN})).max());
    }

    @Test
    void extremesOf64BitIntegersAreExact() {
        var summary = Summarizer.of(NdArrays.wrap(new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE - 2}));
        var exact = summary.exact().orElseThrow();
        assertEquals(BigInteger.valueOf(Long.MAX_VALUE - 2), exact.min());
        assertEquals(BigInteger.valueOf(Long.MAX_VALUE), exact.max());
        var ones = NdArray.of(DType.UINT64, Shape.of(2), NdArrays.wrap(new long[] {-1, 5}).segment());
        assertEquals(new BigInteger("18446744073709551615"), Summarizer.of(ones).exact().orElseThrow().max());
        assertEquals(OptionalDouble.of(5), Summarizer.of(ones).min());
    }

    @Test
    void negativeIntegersKeepTheirSign() {
        var summary = Summarizer.of(NdArrays.wrap(new byte[] {-128, -1, -2}));
        assertEquals(BigInteger.valueOf(-131), summary.exact().orElseThrow().sum());
        assertEquals(OptionalDouble.of(-128), summary.min());
        assertEquals(OptionalDouble.of(-1), summary.max());
    }

    @Test
    void boolsAreCountedAndComplexNumbersSummed() {
        assertEquals(2, Summarizer.of(NdArrays.copyOf(new boolean[] {true, false, true})).sum().real());
        var numbers = NdArray.allocate(DType.COMPLEX128, Shape.of(3));
        numbers.setComplex(new Complex128(1, 2), 0);
        numbers.setComplex(new Complex128(3, -5), 1);
        numbers.setComplex(new Complex128(0, Double.NaN), 2);
        var summary = Summarizer.of(numbers);
        assertEquals(new Complex128(4, -3), summary.sum());
        assertEquals(1, summary.nanCount());
        assertEquals(OptionalDouble.empty(), summary.mean());
    }

    @Test
    void backwardsViewsSumUpLikeTheirCopies() {
        var array = NdArrays.wrap(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertEquals(Summarizer.of(array.slice("[:, ::-2]").copy()), Summarizer.of(array.slice("[:, ::-2]")));
        assertThrows(IllegalArgumentException.class, () -> new Summarizer(DType.INT8).add(array));
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void lazyArraysSumUpLikeLoadedOnes(DType dtype) throws IOException {
        // Some batches for each core, and rows longer than a batch.
        for (var shape : List.of(Shape.of(), Shape.of(0, 3), Shape.of(3_000_000), Shape.of(2, 1_500_000), Shape.of(7, 0))) {
            var array = NdArray.allocate(dtype, shape);
            var flat = array.reshape(shape.elementCount());
            for (long i = 0; i < shape.elementCount(); i += 1 + i / 3) {
                flat.setLong(i % 100, i);
            }
            long[] bytes = {0};
            var lazy = Summarizer.of(LazyArray.of(array), new Progress() {
                @Override
                public void advance(long amount) {
                    bytes[0] += amount;
                }
            });
            var eager = Summarizer.of(array);
            var deviation = eager.standardDeviation();
            assertEquals(deviation.orElse(0), lazy.standardDeviation().orElse(0), 1e-12 * deviation.orElse(0));
            assertEquals(eager, new Summary(dtype, lazy.count(), lazy.nanCount(), lazy.positiveInfinityCount(), lazy.negativeInfinityCount(), lazy.sum(),
                    lazy.mean(), lazy.min(), lazy.max(), deviation, lazy.exact()));
            assertEquals(shape.ndim() == 0 ? 0 : array.sizeBytes(), bytes[0]);
        }
    }

    @Test
    void summingUpALazyArrayCanBeCancelled() {
        var lazy = LazyArray.filled(DType.INT8, Shape.of(1L << 40), new byte[1]);
        assertThrows(CancellationException.class, () -> Summarizer.of(lazy, new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        }));
    }

    @Test
    void smallTermsAreNotLostBesideLargeOnes() {
        assertEquals(2.0, sum(1, 1e100, 1, -1e100));
        assertEquals(Double.MIN_VALUE, sum(1e308, Double.MIN_VALUE, 1e308, -1e308, 1, -1e308, -1));
        assertEquals(2.0, sum(1, 1e16, 1e300, 1, -1e300, -1e16), "a compensated sum has 0");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyFloatsAreSummedExactlyAndRoundedOnce(int seed) {
        var random = new Random(seed);
        var numbers = new double[2 + random.nextInt(200)];
        int spread = 1 + random.nextInt(1000);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(spread) - (seed % 2 == 0 ? 1060 : spread / 2));
        }
        var sum = BigDecimal.ZERO;
        for (double number : numbers) {
            sum = sum.add(new BigDecimal(number));
        }
        var digits = new MathContext(1200);

        var summary = Summarizer.of(NdArrays.wrap(numbers));

        assertEquals(sum.doubleValue(), summary.sum().real());
        assertEquals(sum.divide(BigDecimal.valueOf(numbers.length), digits).doubleValue(), summary.mean().orElseThrow());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theMeanLiesBetweenTheExtremes(int seed) {
        var random = new Random(seed);
        double first = Double.longBitsToDouble(random.nextLong() & 0x7fef_ffff_ffff_ffffL);
        var numbers = random.ints(1 + random.nextInt(50), 0, 2).mapToDouble(up -> up == 0 ? first : Math.nextUp(first)).toArray();

        var summary = Summarizer.of(NdArrays.wrap(numbers));

        assertTrue(summary.mean().orElseThrow() >= summary.min().orElseThrow(), summary.toString());
        assertTrue(summary.mean().orElseThrow() <= summary.max().orElseThrow(), summary.toString());
    }

    @Test
    void theMeanOfNumbersWhoseSumIsBeyondAllDoublesIsNot() {
        var summary = Summarizer.of(NdArrays.wrap(new double[] {1.5e308, 1.7e308, 1.6e308}));

        assertEquals(Double.POSITIVE_INFINITY, summary.sum().real());
        assertEquals(1.6e308, summary.mean().orElseThrow());
        assertEquals(Double.MIN_VALUE, Summarizer.of(NdArrays.wrap(new double[] {Double.MIN_VALUE, Double.MIN_VALUE})).mean().orElseThrow());
        assertEquals(0, Summarizer.of(NdArrays.wrap(new double[] {Double.MIN_VALUE, 0})).mean().orElseThrow(), "a tie goes to the even one");
    }

    @Test
    void complexPartsKeepTheirInfinities() {
        var numbers = NdArray.allocate(DType.COMPLEX128, Shape.of(2));
        numbers.setComplex(new Complex128(Double.POSITIVE_INFINITY, 0.5), 0);
        numbers.setComplex(new Complex128(1, 0.25), 1);
        assertEquals(new Complex128(Double.POSITIVE_INFINITY, 0.75), Summarizer.of(numbers).sum());
    }

    private static double sum(double... numbers) {
        return Summarizer.of(NdArrays.wrap(numbers)).sum().real();
    }
}
