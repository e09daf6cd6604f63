package numpack.engine.dtype;

import java.math.BigDecimal;
import numpack.engine.dtype.ParseResult.Loss;
import numpack.engine.dtype.ParseResult.Reason;
import org.jspecify.annotations.Nullable;

/// Reads one float of a float dtype into its bits.
final class FloatReader {
    private static final String NAN_BITS = "nan(0x";
    /// Those bits of a double that a float has not, and one half of a float's last bit.
    private static final long BEYOND_FLOAT = (1L << 29) - 1;
    private static final long HALF_OF_FLOAT_UNIT = 1L << 28;

    private final DType dtype;
    private final DecimalMark mark;
    private long bits;
    private Loss loss = Loss.NONE;

    FloatReader(DType dtype, DecimalMark mark) {
        this.dtype = dtype;
        this.mark = mark;
    }

    /// The bits after a successful `read`; +0 before.
    long bits() {
        return bits;
    }

    /// What the text says more than the bits, after a successful `read`.
    Loss loss() {
        return loss;
    }

    /// Reads the text; null if all is well.
    @Nullable Reason read(String text, int outerStart, int outerEnd) {
        int start = outerStart;
        int end = outerEnd;
        while (start < end && ElementParser.isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && ElementParser.isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (DecimalSyntax.isDecimal(text, start, end, mark)) {
            return readDecimal(DecimalSyntax.inJava(text, start, end, mark));
        }
        if (text.regionMatches(true, start, NAN_BITS, 0, NAN_BITS.length()) && text.charAt(end - 1) == ')') {
            return readNaNBits(text, start + NAN_BITS.length(), end - 1);
        }
        return start == end ? Reason.NOT_A_NUMBER : readWord(text, start, end);
    }

    /// Reads a signed factor of `j`: a sign may stand apart, nothing means 1, and `+NaN(0x…)` has its sign in the bits.
    @Nullable Reason readCoefficient(String text, int start, int end) {
        boolean isSigned = start < end && DecimalSyntax.isSign(text.charAt(start));
        int first = isSigned ? start + 1 : start;
        while (first < end && ElementParser.isBlank(text.charAt(first))) {
            first++;
        }
        boolean isNegative = isSigned && text.charAt(start) == '-';
        if (first < end && (DecimalSyntax.isSign(text.charAt(first)) || isNegative && text.indexOf('(', first) >= 0)) {
            return Reason.NOT_A_NUMBER;
        }
        var reason = first == end ? readDecimal("1") : read(text, first, end);
        if (isNegative) {
            bits ^= signBit();
        }
        return reason;
    }

    private @Nullable Reason readDecimal(String number) {
        double read = Double.parseDouble(number);
        switch (dtype) {
            case FLOAT16 -> bits = nearestHalf(number, read) & 0xffff;
            case FLOAT32 -> bits = Integer.toUnsignedLong(Float.floatToRawIntBits(nearestFloat(number, read)));
            default -> bits = Double.doubleToRawLongBits(read);
        }
        if ((bits & ~signBit()) == infinity()) {
            return Reason.OUT_OF_RANGE;
        }
        loss = DigitLoss.of(dtype, number, read, bits);
        return null;
    }

    private @Nullable Reason readWord(String text, int start, int end) {
        int first = DecimalSyntax.isSign(text.charAt(start)) ? start + 1 : start;
        if (DecimalSyntax.isWord(text, first, end, "inf") || DecimalSyntax.isWord(text, first, end, "infinity")) {
            bits = infinity();
        } else if (DecimalSyntax.isWord(text, first, end, "nan")) {
            bits = infinity() | quietBit();
        } else {
            return Reason.NOT_A_NUMBER;
        }
        if (text.charAt(start) == '-') {
            bits |= signBit();
        }
        return null;
    }

    private @Nullable Reason readNaNBits(String text, int start, int end) {
        if (start >= end || end - start > 16) {
            return Reason.NOT_A_NUMBER;
        }
        long read = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return Reason.NOT_A_NUMBER;
            }
            read = read << 4 | digit;
        }
        long magnitude = read & ~signBit();
        boolean isWider = dtype != DType.FLOAT64 && read >>> 8 * dtype.itemSize() != 0;
        if (isWider || magnitude <= infinity()) {
            return Reason.NOT_A_NAN;
        }
        bits = read;
        return null;
    }

    /// Rounds once: where the double on the way lies just between two halves, the text itself decides.
    private static short nearestHalf(String number, double nearest) {
        double read = nearest;
        boolean isTie = read != 0 && Float16.ofDouble(Math.nextUp(read)) != Float16.ofDouble(Math.nextDown(read));
        if (isTie) {
            int side = new BigDecimal(number).compareTo(new BigDecimal(read));
            read = side > 0 ? Math.nextUp(read) : side < 0 ? Math.nextDown(read) : read;
        }
        return Float16.ofDouble(read);
    }

    /// The same for floats. A double just between two of them is the only one that hides on which side the text is.
    private static float nearestFloat(String number, double read) {
        boolean isTie = (Double.doubleToRawLongBits(read) & BEYOND_FLOAT) == HALF_OF_FLOAT_UNIT;
        return isTie || Math.abs(read) < Float.MIN_NORMAL ? Float.parseFloat(number) : (float) read;
    }

    private long signBit() {
        return 1L << 8 * dtype.itemSize() - 1;
    }

    private long infinity() {
        return switch (dtype) {
            case FLOAT16 -> 0x7c00L;
            case FLOAT32 -> 0x7f80_0000L;
            default -> 0x7ff0_0000_0000_0000L;
        };
    }

    private long quietBit() {
        return switch (dtype) {
            case FLOAT16 -> 0x0200L;
            case FLOAT32 -> 0x0040_0000L;
            default -> 0x0008_0000_0000_0000L;
        };
    }
}
