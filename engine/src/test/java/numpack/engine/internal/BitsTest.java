package numpack.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitsTest {
    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "64,1", "65,2", "9223372036854775807,144115188075855872"})
    void wordsForRoundsUp(long bits, long words) {
        assertEquals(words, Bits.wordsFor(bits));
    }

    @Test
    void lowestSetsSoManyBits() {
        for (int count = 0; count <= 64; count++) {
            assertEquals(count, Long.bitCount(Bits.lowest(count)));
            assertEquals(count, Long.numberOfTrailingZeros(~Bits.lowest(count)));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.lowest(65));
        assertThrows(IndexOutOfBoundsException.class, () -> Bits.lowest(-1));
    }

    @Test
    void aBitHasAWordAndAMask() {
        assertEquals(1, Bits.word(127));
        assertEquals(Long.MIN_VALUE, Bits.mask(127));
        assertEquals(1, Bits.mask(128));
    }

    @ParameterizedTest
    @CsvSource({"0,8,0", "1,8,8", "8,8,8", "4097,4096,8192"})
    void alignUpReachesTheNextMultiple(long value, long unit, long expected) {
        assertEquals(expected, Bits.alignUp(value, unit));
    }
}
