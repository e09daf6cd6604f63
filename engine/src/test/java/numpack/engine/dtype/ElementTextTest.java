package numpack.engine.dtype;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.IntStream;
import numpack.engine.dtype.ParseResult.Loss;
import numpack.engine.dtype.ParseResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ElementTextTest {
    private static final int SAMPLES = 5_000;
    /// Not on an aligned address, as elements of a pack need not be.
    private static final int OFFSET = 3;

    static IntStream seeds() {
        return IntStream.range(0, 4);
    }

    @Test
    void everyHalfReadsBackFromTheShortestText() {
        var segment = MemorySegment.ofArray(new byte[8]);
        for (int bits = 0; bits < 1 << 16; bits++) {
            segment.set(ElementLayout.INT16, OFFSET, (short) bits);
            var text = ElementText.format(DType.FLOAT16, segment, OFFSET);
            segment.set(ElementLayout.INT16, OFFSET, (short) 0x1234);
            assertTrue(ElementText.parse(DType.FLOAT16, text, segment, OFFSET).isOk(), text);
            assertEquals((short) bits, segment.get(ElementLayout.INT16, OFFSET), text);
            assertNoShorterHalf((short) bits, text);
        }
    }

    private static void assertNoShorterHalf(short bits, String text) {
        float number = Float.float16ToFloat(bits);
        if (!Float.isFinite(number) || number == 0) {
            return;
        }
        int digits = new BigDecimal(text).stripTrailingZeros().precision();
        for (var mode : new RoundingMode[] {RoundingMode.UP, RoundingMode.DOWN}) {
            if (digits > 1) {
                var shorter = new BigDecimal(number).round(new MathContext(digits - 1, mode));
                assertFalse(Float.floatToFloat16(shorter.floatValue()) == bits, () -> shorter + " is shorter than " + text);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(DType.class)
    void randomBitsReadBackBitByBit(DType dtype) {
        for (int seed = 0; seed < 2; seed++) {
            var random = new Random(seed);
            var bytes = new byte[dtype.itemSize()];
            for (int i = 0; i < SAMPLES; i++) {
                random.nextBytes(bytes);
                if (dtype == DType.BOOL) {
                    bytes[0] &= 1;
                }
                if (dtype.kind() == DTypeKind.COMPLEX && random.nextInt(4) == 0) {
                    makeNaN(bytes, random);
                }
                assertReadsBack(dtype, bytes);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everydayNumbersReadBackBitByBit(int seed) {
        var random = new Random(seed);
        var segment = MemorySegment.ofArray(new byte[16]);
        for (int i = 0; i < SAMPLES; i++) {
            double number = random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20));
            double rounded = Math.rint(number * 1000) / 1000;
            for (var dtype : new DType[] {DType.FLOAT16, DType.FLOAT32, DType.FLOAT64, DType.COMPLEX64, DType.COMPLEX128}) {
                ElementAccess.setDouble(dtype, segment, 0, random.nextBoolean() ? number : rounded);
                assertReadsBack(dtype, segment.asSlice(0, dtype.itemSize()).toArray(ValueLayout.JAVA_BYTE));
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "float64, 0.25, 0.25", "float64, 3, 3.0", "float64, -0.0, -0.0", "float64, 1e-4, 0.0001", "float64, 0.00001, 1e-5",
        "float64, 1.5e-7, 1.5e-7", "float64, 1e15, 1000000000000000.0", "float64, 12345678901234567, 1.2345678901234568e16",
        "float64, 1e16, 1e16", "float64, 123456789.125, 123456789.125", "float64, 4.9e-324, 5e-324", "float64, 1e-323, 1e-323",
        "float64, 1e23, 1e23", "float64, 2e-3, 0.002", "float64, 9007199254740993, 9007199254740992.0", "float32, 1.4e-45, 1e-45",
        "float32, 16777216, 16777216.0", "float32, 0.1, 0.1", "float32, 3.4028235e38, 3.4028235e38", "float16, 65504, 65500.0",
        "float16, 6e-8, 6e-8", "float16, 0.1, 0.1", "float16, 2048, 2048.0", "float16, -1.5, -1.5", "float64, nan, NaN",
        "float64, -nan, NaN(0xfff8000000000000)", "float32, NaN(0x7fc00001), NaN(0x7fc00001)", "float16, -nan, NaN(0xfe00)",
        "float64, inf, inf", "float64, -Infinity, -inf", "float64, +INF, inf", "float64, ' 7 ', 7.0", "float64, .5, 0.5",
        "float64, 5., 5.0", "float64, 1E+2, 100.0", "complex64, 1.5+2j, 1.5+2j", "complex128, -0.0-0j, -0-0j", "complex128, 2j, 0+2j",
        "complex128, j, 0+1j", "complex128, -j, 0-1j", "complex128, 3, 3+0j", "complex128, (1 + 2j), 1+2j",
        "complex128, 1+2i, 1+2j", "complex128, (1-I), 1-1j", "complex64, inf-infi, inf-infj",
        "complex64, 1e-7-1e-8j, 1e-7-1e-8j",
        "complex128, NaN(0x7ff8000000000001)+nanj, NaN(0x7ff8000000000001)+NaNj",
        "complex128, 1+NaN(0xfff8000000000001)j, 1+NaN(0xfff8000000000001)j",
        "complex64, inf-infj, inf-infj", "bool, yes, True", "bool, FALSE, False", "bool, 1, True", "bool, no, False",
        "uint64, 18446744073709551615, 18446744073709551615", "int64, -9223372036854775808, -9223372036854775808",
        "int64, 9223372036854775807, 9223372036854775807", "int8, -128, -128", "uint8, 0xfF, 255", "int16, -0x8000, -32768",
        "int32, +5, 5", "int32, 3.0, 3", "int32, 1e3, 1000", "uint64, 1e19, 10000000000000000000", "int32, -0, 0", "uint8, -0.0, 0",
        "int8, 0e99999999999, 0", "int32, 000000000000000000000000012, 12", "int32, \u221212, -12", "float64, \u22121.5e\u22123, -0.0015",
        "complex64, \u22121\u22122j, -1-2j"})
    void textIsReadAndShown(String dtypeName, String typed, String shown) {
        var dtype = DType.ofName(dtypeName).orElseThrow();
        var segment = MemorySegment.ofArray(new byte[16]);
        assertTrue(ElementText.parse(dtype, typed, segment, 0).isOk());
        assertEquals(shown, ElementText.format(dtype, segment, 0));
    }

    @ParameterizedTest(name = "{0} refuses \"{1}\": {2}")
    @CsvSource({
        "int8, 128, OUT_OF_RANGE", "int8, -129, OUT_OF_RANGE", "uint8, -1, OUT_OF_RANGE", "uint8, 256, OUT_OF_RANGE",
        "uint64, 18446744073709551616, OUT_OF_RANGE", "uint64, -1, OUT_OF_RANGE", "int64, 9223372036854775808, OUT_OF_RANGE",
        "int8, 0xff, OUT_OF_RANGE", "int32, 1e999999999999, OUT_OF_RANGE", "int32, 1.5, FRACTION", "int32, 1e-999999999999, FRACTION",
        "int64, 0.5, FRACTION", "int32, nan, NOT_FINITE", "int32, -inf, NOT_FINITE", "int32, 1_000, NOT_A_NUMBER",
        "int32, 0x, NOT_A_NUMBER",
        "int32, 0xg, NOT_A_NUMBER", "int32, -, NOT_A_NUMBER", "int32, true, NOT_A_NUMBER", "int32, '1,5', NOT_A_NUMBER",
        "float64, 1e309, OUT_OF_RANGE", "float64, -1e400, OUT_OF_RANGE", "float32, 3.5e38, OUT_OF_RANGE", "float16, 65520, OUT_OF_RANGE",
        "float64, 1f, NOT_A_NUMBER", "float64, 0x1p3, NOT_A_NUMBER", "float64, 1e, NOT_A_NUMBER", "float64, ., NOT_A_NUMBER",
        "float64, 1..2, NOT_A_NUMBER", "float64, '1,5', NOT_A_NUMBER", "float64, 1 2, NOT_A_NUMBER", "float64, in, NOT_A_NUMBER",
        "float64, --1, NOT_A_NUMBER", "float32, NaN(0x7f800000), NOT_A_NAN", "float32, NaN(0x17fc00000), NOT_A_NAN",
        "float64, NaN(0x7fc00001), NOT_A_NAN", "float32, NaN(0x), NOT_A_NUMBER", "float32, NaN(0xzz), NOT_A_NUMBER",
        "float32, -NaN(0x7fc00001), NOT_A_NUMBER", "complex128, 1+2, NOT_A_NUMBER", "complex128, 1+-2j, NOT_A_NUMBER",
        "complex128, 1.5+2jj, NOT_A_NUMBER", "complex64, 1+1e39j, OUT_OF_RANGE", "complex64, (), NOT_A_NUMBER",
        "complex64, (1+2j, NOT_A_NUMBER",
        "bool, 2, UNKNOWN_BOOL_WORD", "bool, maybe, UNKNOWN_BOOL_WORD", "bool, ' ', EMPTY", "float32, '', EMPTY", "int8, '\t', EMPTY",
        "int32, '\u22121.5', FRACTION", "int32, '1\0', NOT_A_NUMBER", "float64, '\0001', NOT_A_NUMBER", "bool, '1\0', UNKNOWN_BOOL_WORD"})
    void refusalsLeaveTheElementAlone(String dtypeName, String typed, Reason reason) {
        var dtype = DType.ofName(dtypeName).orElseThrow();
        var bytes = new byte[16];
        new Random(1).nextBytes(bytes);
        var before = bytes.clone();

        var refused = assertInstanceOf(ParseResult.Refused.class, ElementText.parse(dtype, typed, MemorySegment.ofArray(bytes), 0));

        assertEquals(reason, refused.reason());
        assertEquals(typed, refused.text());
        assertArrayEquals(before, bytes);
    }

    @Test
    void refusalsNameTheLimits() {
        var segment = MemorySegment.ofArray(new byte[8]);
        assertEquals(new ParseResult.Refused(Reason.OUT_OF_RANGE, DType.INT8, "300", "-128", "127"),
                ElementText.parse(DType.INT8, "300", segment, 0));
        assertEquals(new ParseResult.Refused(Reason.OUT_OF_RANGE, DType.FLOAT16, "1e9", "-65504", "65504"),
                ElementText.parse(DType.FLOAT16, "1e9", segment, 0));
    }

    @Test
    void decimalMarksAreTakenAsAskedFor() {
        assertEquals(1.5, read("1,5", DecimalMark.COMMA));
        assertEquals(1.5, read("1,5", DecimalMark.EITHER));
        assertEquals(1.5, read("1.5", DecimalMark.EITHER));
        var segment = MemorySegment.ofArray(new byte[16]);
        assertFalse(ElementText.parse(DType.FLOAT64, "1.5", DecimalMark.COMMA, segment, 0).isOk());
        assertFalse(ElementText.parse(DType.FLOAT64, "1.000,5", DecimalMark.EITHER, segment, 0).isOk());
        assertTrue(ElementText.parse(DType.COMPLEX128, "1,5-2,25j", DecimalMark.COMMA, segment, 0).isOk());
        assertEquals("1.5-2.25j", ElementText.format(DType.COMPLEX128, segment, 0));
        assertFalse(ElementText.parse(DType.COMPLEX128, "(1,2)", DecimalMark.COMMA, segment, 0).isOk(), "a pair is no fraction");
        assertTrue(ElementText.parse(DType.INT16, "7,0", DecimalMark.COMMA, segment, 0).isOk());
    }

    @ParameterizedTest(name = "{1} as {0}: {2}")
    @CsvSource({
        "float64, 9007199254740993, DIGITS", "float64, 9007199254740992, NONE", "float64, 1e-400, DIGITS", "float64, -1e-99999999999, DIGITS",
        "float64, 0.1, NONE", "float64, 0.1000000000000000055511151231257827021181583404541015625, NONE", "float64, 1e23, NONE",
        "float64, 3.14159265358979323846, ROUNDED", "float64, 0.30000000000000004, NONE", "float64, 12345678901234567.25, DIGITS",
        "float64, 0e5, NONE", "float64, 5e-324, NONE", "float64, 6e-324, DIGITS", "float64, 1.7976931348623157e308, NONE", "float64, nan, NONE",
        "float64, 100000000000000000000000000000000000000e-37, NONE", "float64, -inf, NONE",
        "float32, 16777217, DIGITS", "float32, -16777217.0, DIGITS", "float32, 16777216, NONE", "float32, 1e-46, DIGITS", "float32, 0.1, NONE",
        "float32, 0.1000000014901161, ROUNDED", "float32, 0.1234567890123, ROUNDED", "float32, 3.14159265358979, ROUNDED", "float32, 0.12345678, NONE",
        "float32, 1718000001, DIGITS", "float32, 8388608.7, ROUNDED", "float32, 16777216.9, DIGITS", "float32, 123456789.5, DIGITS", "float32, 1.1e-40, NONE", "float32, 1.23456789e-42, DIGITS",
        "float32, 1267650600228229401496703205376, NONE", "float32, 3.4028235e38, NONE",
        "float16, 2049, DIGITS", "float16, 2048, NONE", "float16, 1e-9, DIGITS", "float16, 0.12345, ROUNDED", "float16, 65504, NONE", "float16, 65503, DIGITS",
        "float16, 0.1, NONE", "float16, 3.141592653589793, ROUNDED",
        "complex64, 1+16777217j, DIGITS", "complex64, 0.1+0.1234567890123j, ROUNDED", "complex64, 0.1234567890123-16777217j, DIGITS",
        "complex128, 1e-400+0.1j, DIGITS", "complex128, 1-2j, NONE", "complex64, NaN+infj, NONE",
        "int64, 9223372036854775807, NONE", "uint8, 7.0, NONE", "bool, yes, NONE"})
    void theAnswerSaysWhatWasLost(String dtypeName, String text, Loss loss) {
        var dtype = DType.ofName(dtypeName).orElseThrow();

        assertEquals(new ParseResult.Ok(loss), ElementText.parse(dtype, text, MemorySegment.ofArray(new byte[16]), 0));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsLostAgreesWithExactArithmetic(int seed) {
        var random = new Random(seed);
        var segment = MemorySegment.ofArray(new byte[8]);
        for (int i = 0; i < SAMPLES; i++) {
            var dtype = new DType[] {DType.FLOAT16, DType.FLOAT32, DType.FLOAT64}[random.nextInt(3)];
            var digits = new StringBuilder().append(random.nextInt(1, 10));
            for (int more = random.nextInt(22); more > 0; more--) {
                digits.append(random.nextInt(4) == 0 ? '0' : (char) ('0' + random.nextInt(10)));
            }
            var text = digits + "e" + (random.nextInt(dtype == DType.FLOAT16 ? 6 : 30) - digits.length() - random.nextInt(8));
            if (!(ElementText.parse(dtype, text, segment, 0) instanceof ParseResult.Ok(var loss))) {
                continue;
            }
            var typed = new BigDecimal(text);
            var kept = new BigDecimal(ElementAccess.getDouble(dtype, segment, 0));
            var shown = new BigDecimal(ElementText.format(dtype, segment, 0));
            var lost = typed.subtract(kept).abs();
            var firstGap = BigDecimal.valueOf(2).pow(dtype == DType.FLOAT16 ? 11 : dtype == DType.FLOAT32 ? 24 : 53);
            var expected = lost.signum() == 0 || typed.compareTo(shown) == 0 ? Loss.NONE
                    : kept.compareTo(firstGap) < 0 && lost.multiply(firstGap).compareTo(typed) <= 0 ? Loss.ROUNDED : Loss.DIGITS;
            assertEquals(expected, loss, () -> text + " as " + dtype + " became " + shown);
        }
    }

    @Test
    void aNumberOfAMillionDigitsIsComparedWithoutWritingItOut() {
        var segment = MemorySegment.ofArray(new byte[8]);
        var threes = "0." + "3".repeat(1_000_000);
        assertEquals(new ParseResult.Ok(Loss.ROUNDED), ElementText.parse(DType.FLOAT64, threes, segment, 0));
        assertEquals(new ParseResult.Ok(Loss.NONE), ElementText.parse(DType.FLOAT64, "0.5" + "0".repeat(1_000_000), segment, 0));
        assertEquals(new ParseResult.Ok(Loss.ROUNDED), ElementText.parse(DType.FLOAT64, "0.5" + "0".repeat(100_000) + "1", segment, 0));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void floatsAreRoundedOnceFromTheirText(int seed) {
        var random = new Random(seed);
        var segment = MemorySegment.ofArray(new byte[4]);
        for (int i = 0; i < SAMPLES; i++) {
            float number = Float.intBitsToFloat(random.nextInt() & 0x7f7f_ffff);
            // Just between two floats, or a hair beside it, far beyond a double's precision; or anywhere.
            var middle = new BigDecimal(number).add(new BigDecimal(Math.nextUp(number))).divide(BigDecimal.TWO);
            var text = (switch (random.nextInt(4)) {
                case 0 -> middle;
                case 1 -> middle.add(middle.ulp());
                case 2 -> middle.subtract(middle.ulp());
                default -> new BigDecimal(number * (1 + random.nextDouble() * 1e-7)).round(new MathContext(1 + random.nextInt(20)));
            }).toString();
            float expected = Float.parseFloat(text);
            if (Float.isFinite(expected)) {
                assertTrue(ElementText.parse(DType.FLOAT32, text, segment, 0).isOk(), text);
                assertEquals(Float.floatToRawIntBits(expected), segment.get(ElementLayout.INT32, 0), text);
            }
        }
    }

    @Test
    void halvesAreRoundedOnceFromTheirText() {
        var segment = MemorySegment.ofArray(new byte[2]);
        // 1 + 2^-11 lies just between two halves; a nonzero digit far beyond a double's precision decides.
        var middle = "1.00048828125";
        assertEquals(0x3c00, halfBits(middle, segment));
        assertEquals(0x3c01, halfBits(middle + "0000000000000000000000001", segment));
        assertEquals(0x3c00, halfBits("1.0004882812499999999999999999", segment));
        assertEquals(0x7bff, halfBits("65519.99999999999999999999999", segment));
    }

    private static int halfBits(String text, MemorySegment segment) {
        assertTrue(ElementText.parse(DType.FLOAT16, text, segment, 0).isOk());
        return segment.get(ElementLayout.INT16, 0);
    }

    private static double read(String text, DecimalMark mark) {
        var segment = MemorySegment.ofArray(new byte[8]);
        assertTrue(ElementText.parse(DType.FLOAT64, text, mark, segment, 0).isOk());
        return segment.get(ElementLayout.FLOAT64, 0);
    }

    private static void assertReadsBack(DType dtype, byte[] bytes) {
        var segment = MemorySegment.ofArray(new byte[32]);
        MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, OFFSET, bytes.length);
        var text = ElementText.format(dtype, segment, OFFSET);
        segment.fill((byte) 0x5a);
        assertTrue(ElementText.parse(dtype, text, segment, OFFSET).isOk(), text);
        assertArrayEquals(bytes, segment.asSlice(OFFSET, bytes.length).toArray(ValueLayout.JAVA_BYTE), text);
    }

    private static void makeNaN(byte[] bytes, Random random) {
        int end = random.nextBoolean() ? bytes.length : bytes.length / 2;
        bytes[end - 1] |= 0x7f;
        bytes[end - 2] |= (byte) 0xf0;
    }
}
