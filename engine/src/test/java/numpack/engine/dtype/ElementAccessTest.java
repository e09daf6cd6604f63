package numpack.engine.dtype;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ElementAccessTest {
    private final MemorySegment segment = MemorySegment.ofArray(new byte[40]);

    @Test
    void elementsAreLittleEndianAtAnyOffset() {
        ElementAccess.setLong(DType.UINT32, segment, 1, 0x01020304L);
        assertEquals(4, segment.get(ElementLayout.INT8, 1));
        assertEquals(1, segment.get(ElementLayout.INT8, 4));
        ElementAccess.setComplex(DType.COMPLEX64, segment, 5, new Complex128(1.5, -2));
        assertEquals(1.5f, segment.get(ElementLayout.FLOAT32, 5));
        assertEquals(new Complex128(1.5, -2), ElementAccess.getComplex(DType.COMPLEX64, segment, 5));
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void oneAndZeroAreTheSameInEveryDtype(DType dtype) {
        ElementAccess.setBoolean(dtype, segment, 3, true);
        assertTrue(ElementAccess.getBoolean(dtype, segment, 3));
        assertEquals(new Complex128(1, 0), ElementAccess.getComplex(dtype, segment, 3));
        ElementAccess.setBoolean(dtype, segment, 3, false);
        assertFalse(ElementAccess.getBoolean(dtype, segment, 3));
        assertFalse(ElementAccess.isNonFinite(dtype, segment, 3));
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @CsvSource({"int8, 128", "int8, -129", "uint8, 256", "uint8, -1", "int16, 0.5", "uint64, -1", "uint64, 1.8446744073709552e19",
        "int64, 9.223372036854775807e18", "int32, NaN", "uint32, 4294967296", "uint64, 0.5", "uint64, NaN"})
    void integersThatDoNotFitAreRefused(String dtype, double number) {
        assertThrows(IllegalArgumentException.class, () -> ElementAccess.setDouble(DType.ofName(dtype).orElseThrow(), segment, 0, number));
    }

    @Test
    void largeUnsignedNumbersKeepTheirBits() {
        ElementAccess.setDouble(DType.UINT64, segment, 0, 0x1.8p63);
        assertEquals(0xc000_0000_0000_0000L, ElementAccess.getLong(DType.UINT64, segment, 0));
        assertEquals(0x1.8p63, ElementAccess.getDouble(DType.UINT64, segment, 0));
        ElementAccess.setLong(DType.UINT64, segment, 0, -1);
        assertEquals(0x1p64, ElementAccess.getDouble(DType.UINT64, segment, 0));
    }

    @Test
    void doublesAreRoundedToHalvesOnce() {
        var random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            short low = (short) random.nextInt(0x7bff);
            double middle = (Float.float16ToFloat(low) + (double) Float.float16ToFloat((short) (low + 1))) / 2;
            double number = switch (i % 3) {
                case 0 -> middle;
                case 1 -> Math.nextUp(middle);
                default -> Math.nextDown(middle);
            };
            int expected = i % 3 == 0 ? low + (low & 1) : i % 3 == 1 ? low + 1 : low;
            assertEquals((short) expected, Float16.ofDouble(number), () -> new BigDecimal(number).toString());
            assertEquals((short) (expected | 0x8000), Float16.ofDouble(-number));
        }
    }

    @Test
    void copiesKeepSignallingNaNs() {
        segment.set(ElementLayout.INT32, 0, 0x7f80_0001);
        ElementAccess.copy(DType.FLOAT32, segment, 0, segment, 9);
        assertEquals(0x7f80_0001, segment.get(ElementLayout.INT32, 9));
        assertTrue(ElementAccess.isNaN(DType.FLOAT32, segment, 9));
    }

    @Test
    void complexNumbersAreNotANumberIfEitherPartIsNot() {
        ElementAccess.setComplex(DType.COMPLEX128, segment, 0, new Complex128(0, Double.NaN));
        assertTrue(ElementAccess.isNaN(DType.COMPLEX128, segment, 0));
        ElementAccess.setComplex(DType.COMPLEX128, segment, 0, new Complex128(Double.NEGATIVE_INFINITY, 0));
        assertTrue(ElementAccess.isNonFinite(DType.COMPLEX128, segment, 0));
        assertThrows(IllegalArgumentException.class, () -> ElementAccess.getDouble(DType.COMPLEX128, segment, 0));
    }

    @Test
    void exactCastsReadBackUnchanged() {
        var random = new Random(2);
        for (var from : DType.values()) {
            for (var to : DType.values()) {
                if (Casting.fit(from, to) == CastFit.EXACT) {
                    assertCastIsReversible(from, to, random);
                }
            }
        }
    }

    private void assertCastIsReversible(DType from, DType to, Random random) {
        int count = 50;
        var source = new byte[count * from.itemSize()];
        random.nextBytes(source);
        if (from == DType.BOOL) {
            for (int i = 0; i < count; i++) {
                source[i] &= 1;
            }
        }
        quietNaNs(from, source);
        var there = new byte[count * to.itemSize()];
        var back = new byte[source.length];
        Casting.convert(from, MemorySegment.ofArray(source), 0, to, MemorySegment.ofArray(there), 0, count);
        Casting.convert(to, MemorySegment.ofArray(there), 0, from, MemorySegment.ofArray(back), 0, count);
        assertArrayEquals(source, back, from + " to " + to);
    }

    /// Widening quiets a signalling NaN, which no arithmetic can avoid.
    private static void quietNaNs(DType dtype, byte[] bytes) {
        var elements = MemorySegment.ofArray(bytes);
        for (int offset = 0; offset < bytes.length; offset += dtype.itemSize()) {
            if (ElementAccess.isNonFinite(dtype, elements, offset)) {
                ElementAccess.setLong(dtype, elements, offset, 3);
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} to {2} is {3}")
    @CsvSource({"int32, 300, uint8, 44", "int32, -1, uint64, 18446744073709551615", "float64, -3.9, int8, -3",
        "float64, 1e30, int32, 2147483647",
        "float64, -1e30, int64, -9223372036854775808", "float64, nan, int16, 0", "float64, 1e19, uint64, 10000000000000000000",
        "float64, 1e30, uint64, 18446744073709551615", "float32, -5, uint8, 0", "float32, 300, uint8, 255", "float64, nan, bool, True",
        "uint64, 18446744073709551615, float32, 1.8446744e19", "uint64, 9223372586610589697, float32, 9.223373e18",
        "int64, 9007199791611905, float32, 9007200000000000.0", "complex64, 1.5+2j, float32, 1.5", "complex64, 0+2j, bool, True",
        "float64, 65520, float16, inf",
        "bool, True, complex128, 1+0j"})
    void lossyCastsFollowNumPyAndSaturate(String from, String typed, String to, String shown) {
        var source = DType.ofName(from).orElseThrow();
        var target = DType.ofName(to).orElseThrow();
        assertTrue(ElementText.parse(source, typed, segment, 0).isOk());
        Casting.convert(source, segment, 0, target, segment, 20, 1);
        assertEquals(shown, ElementText.format(target, segment, 20));
        if (source != DType.BOOL) {
            assertEquals(CastFit.LOSSY, Casting.fit(source, target));
        }
    }
}
