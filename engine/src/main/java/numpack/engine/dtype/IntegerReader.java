package numpack.engine.dtype;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import numpack.engine.dtype.ParseResult.Reason;
import org.jspecify.annotations.Nullable;

/// Reads one integer: short decimal ones by hand, all else exactly through big numbers.
final class IntegerReader {
    /// This many digits fit a `long`, whatever they are.
    private static final int SAFE_DIGITS = 18;
    /// No integer dtype holds a number of more digits.
    private static final int MAX_DIGITS = 20;

    private final DType dtype;
    private final DecimalMark mark;
    private long bits;

    IntegerReader(DType dtype, DecimalMark mark) {
        this.dtype = dtype;
        this.mark = mark;
    }

    /// The number's two's complement, after a successful `read`.
    long bits() {
        return bits;
    }

    /// Reads the text, free of blanks around; null if all is well.
    @Nullable Reason read(String text, int start, int end) {
        boolean isNegative = text.charAt(start) == '-';
        int first = DecimalSyntax.isSign(text.charAt(start)) ? start + 1 : start;
        if (end - first > SAFE_DIGITS || first == end) {
            return readLong(text, start, first, end);
        }
        long magnitude = 0;
        for (int i = first; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return readLong(text, start, first, end);
            }
            magnitude = 10 * magnitude + digit;
        }
        bits = isNegative ? -magnitude : magnitude;
        return isInRange(bits) ? null : Reason.OUT_OF_RANGE;
    }

    private boolean isInRange(long number) {
        int width = 8 * dtype.itemSize();
        if (dtype.kind() == DTypeKind.UNSIGNED) {
            return number >= 0 && (width == 64 || number >>> width == 0);
        }
        return number << 64 - width >> 64 - width == number;
    }

    private @Nullable Reason readLong(String text, int start, int first, int end) {
        if (end - first > 2 && text.charAt(first) == '0' && (text.charAt(first + 1) | 0x20) == 'x') {
            return readHex(text, start, first + 2, end);
        }
        if (DecimalSyntax.isDecimal(text, start, end, mark)) {
            return readDecimal(new BigDecimal(boundedExponent(DecimalSyntax.inJava(text, start, end, mark))));
        }
        boolean isSpecial = DecimalSyntax.isWord(text, first, end, "nan") || DecimalSyntax.isWord(text, first, end, "inf")
                || DecimalSyntax.isWord(text, first, end, "infinity");
        return isSpecial ? Reason.NOT_FINITE : Reason.NOT_A_NUMBER;
    }

    private @Nullable Reason readHex(String text, int start, int first, int end) {
        for (int i = first; i < end; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return Reason.NOT_A_NUMBER;
            }
        }
        var magnitude = new BigInteger(text.substring(first, end), 16);
        return take(text.charAt(start) == '-' ? magnitude.negate() : magnitude);
    }

    private @Nullable Reason readDecimal(BigDecimal number) {
        if (number.signum() == 0) {
            return take(BigInteger.ZERO);
        }
        // Judged by its digits first: 1e999999 must not be written out to be refused.
        long wholeDigits = (long) number.precision() - number.scale();
        if (wholeDigits > MAX_DIGITS) {
            return Reason.OUT_OF_RANGE;
        }
        if (wholeDigits <= 0 || number.stripTrailingZeros().scale() > 0) {
            return Reason.FRACTION;
        }
        return take(number.toBigIntegerExact());
    }

    private @Nullable Reason take(BigInteger number) {
        if (number.compareTo(Limits.lowestInteger(dtype)) < 0 || number.compareTo(Limits.highestInteger(dtype)) > 0) {
            return Reason.OUT_OF_RANGE;
        }
        bits = number.longValue();
        return null;
    }

    /// An exponent of more than nine digits is cut to nine: big decimals refuse it, and the answer stays the same.
    private static String boundedExponent(String number) {
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (e < 0) {
            return number;
        }
        int first = DecimalSyntax.isSign(number.charAt(e + 1)) ? e + 2 : e + 1;
        while (first < number.length() - 1 && number.charAt(first) == '0') {
            first++;
        }
        var sign = number.charAt(e + 1) == '-' ? "-" : "";
        var exponent = number.length() - first > 9 ? "999999999" : number.substring(first);
        return number.substring(0, e + 1) + sign + exponent;
    }
}
