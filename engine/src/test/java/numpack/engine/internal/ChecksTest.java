package numpack.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    @ParameterizedTest
    @CsvSource({"0,0,0", "0,10,10", "10,0,10", "3,4,7", "9223372036854775806,1,9223372036854775807"})
    void rangeInsideIsGivenBack(long offset, long length, long limit) {
        assertEquals(offset, Checks.range(offset, length, limit, "bytes"));
    }

    @ParameterizedTest
    @CsvSource({"-1,1,10", "0,-1,10", "0,11,10", "10,1,10", "9223372036854775807,9223372036854775807,10", "0,1,-5"})
    void rangeOutsideIsRefusedEvenIfItOverflows(long offset, long length, long limit) {
        assertThrows(IndexOutOfBoundsException.class, () -> Checks.range(offset, length, limit, "bytes"));
    }

    @Test
    void indexIsHalfOpen() {
        assertEquals(0, Checks.index(0, 1, "row"));
        assertThrows(IndexOutOfBoundsException.class, () -> Checks.index(1, 1, "row"));
        assertThrows(IndexOutOfBoundsException.class, () -> Checks.index(-1, 1, "row"));
    }

    @Test
    void toIntKnowsItsEdges() {
        assertEquals(Integer.MAX_VALUE, Checks.toInt(Integer.MAX_VALUE, "count"));
        assertThrows(IllegalArgumentException.class, () -> Checks.toInt(1L << 31, "count"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void productsAndSumsAreExactOrRefused(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            long a = random.nextLong() >> random.nextInt(64);
            long b = random.nextLong() >> random.nextInt(64);
            check(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), () -> Checks.multiply(a, b, "bytes"));
            check(BigInteger.valueOf(a).add(BigInteger.valueOf(b)), () -> Checks.add(a, b, "bytes"));
        }
    }

    private static void check(BigInteger expected, java.util.function.LongSupplier actual) {
        if (expected.bitLength() < 64) {
            assertEquals(expected.longValueExact(), actual.getAsLong());
        } else {
            assertThrows(IllegalArgumentException.class, actual::getAsLong);
        }
    }
}
