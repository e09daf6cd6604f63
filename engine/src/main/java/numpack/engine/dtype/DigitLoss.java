package numpack.engine.dtype;

import java.math.BigDecimal;
import java.math.BigInteger;
import numpack.engine.dtype.ParseResult.Loss;

/// Compares a decimal number with the float that it was rounded to.
///
/// Most numbers need no arithmetic: a decimal of at most 15 digits is the only one of that length near its double, so the shortest text
/// of the double is that decimal again (6 digits for float32, 3 for float16; only in the normal range). All others are compared exactly.
final class DigitLoss {
    /// No float of any dtype has more digits that are not zero.
    private static final int MAX_DIGITS = 800;
    private static final int MAX_EXPONENT = 999_999_999;
    /// So many digits fit a `long`, whatever they are.
    private static final int LONG_DIGITS = 18;

    private final String number;
    /// Without leading and trailing zeros, at most [#MAX_DIGITS] and one.
    private final StringBuilder digits = new StringBuilder();
    /// Of ten, behind the last of the digits.
    private long exponent;

    private DigitLoss(String number) {
        this.number = number;
        scan();
    }

    /// @param number in Java's notation
    /// @param bits   what it was rounded to, finite
    static Loss of(DType dtype, String number, long bits) {
        var typed = new DigitLoss(number);
        double kept = value(dtype, bits);
        if (typed.digits.isEmpty() || typed.digits.length() <= safeDigits(dtype) && Math.abs(kept) >= smallestNormal(dtype)) {
            return Loss.NONE;
        }
        return kept == 0 ? Loss.DIGITS : typed.compare(dtype, bits, Math.abs(kept));
    }

    private Loss compare(DType dtype, long bits, double kept) {
        if (dtype != DType.FLOAT64 && digits.length() > maxShortestDigits(dtype)) {
            // A double tells the two apart by far, unless they are nearly equal or nearly at a limit.
            double lost = Math.abs(Math.abs(Double.parseDouble(number)) - kept);
            double share = lost / kept;
            if (share > 0x1p-40 && share < 0.999 * halfUnit(dtype) && kept < firstGap(dtype)) {
                return Loss.ROUNDED;
            }
        }
        var typed = digits.length() <= LONG_DIGITS ? BigDecimal.valueOf(Long.parseLong(digits, 0, digits.length(), 10), (int) -exponent)
                : new BigDecimal(new BigInteger(digits.toString()), (int) -exponent);
        if (typed.compareTo(new BigDecimal(shortest(dtype, bits)).abs()) == 0) {
            return Loss.NONE;
        }
        var lost = typed.subtract(new BigDecimal(kept)).abs();
        if (lost.signum() == 0) {
            return Loss.NONE;
        }
        boolean isWithinPrecision = lost.compareTo(typed.multiply(new BigDecimal(halfUnit(dtype)))) <= 0;
        return isWithinPrecision && kept < firstGap(dtype) ? Loss.ROUNDED : Loss.DIGITS;
    }

    /// Takes the number apart.
    private void scan() {
        int end = number.length();
        int zeros = 0;
        int pointAt = -1;
        int read = 0;
        int at = 0;
        for (; at < end && (number.charAt(at) | 0x20) != 'e'; at++) {
            char letter = number.charAt(at);
            if (letter == '.') {
                pointAt = read;
            } else if (letter >= '0' && letter <= '9') {
                read++;
                if (letter == '0') {
                    zeros++;
                } else {
                    append(zeros, letter);
                    zeros = 0;
                }
            }
        }
        // Zeros at the end were not appended; those after the point do not count.
        exponent += zeros - (pointAt < 0 ? 0 : read - pointAt) + (at < end ? exponentAt(at + 1) : 0);
    }

    private void append(int zeros, char digit) {
        if (!digits.isEmpty()) {
            digits.repeat('0', zeros);
        }
        digits.append(digit);
        if (digits.length() > MAX_DIGITS) {
            exponent += digits.length() - MAX_DIGITS;
            digits.setLength(MAX_DIGITS);
            // What was cut off is not nothing: no float is equal.
            digits.setCharAt(MAX_DIGITS - 1, '1');
        }
    }

    private long exponentAt(int start) {
        boolean isNegative = number.charAt(start) == '-';
        long read = 0;
        for (int at = DecimalSyntax.isSign(number.charAt(start)) ? start + 1 : start; at < number.length(); at++) {
            read = Math.min(MAX_EXPONENT, read * 10 + number.charAt(at) - '0');
        }
        return isNegative ? -read : read;
    }

    private static double value(DType dtype, long bits) {
        return switch (dtype) {
            case FLOAT16 -> Float16.toDouble((short) bits);
            case FLOAT32 -> Float.intBitsToFloat((int) bits);
            default -> Double.longBitsToDouble(bits);
        };
    }

    private static String shortest(DType dtype, long bits) {
        return switch (dtype) {
            case FLOAT16 -> FloatText.ofHalf((short) bits);
            case FLOAT32 -> FloatText.ofFloat((int) bits);
            default -> FloatText.ofDouble(bits);
        };
    }

    private static int safeDigits(DType dtype) {
        return switch (dtype) {
            case FLOAT16 -> 3;
            case FLOAT32 -> 6;
            default -> 15;
        };
    }

    /// How long the shortest text of a number can be.
    private static int maxShortestDigits(DType dtype) {
        return dtype == DType.FLOAT16 ? 5 : 9;
    }

    /// How much of a number rounding takes or adds at most, as a share of it.
    private static double halfUnit(DType dtype) {
        return switch (dtype) {
            case FLOAT16 -> 0x1p-11;
            case FLOAT32 -> 0x1p-24;
            default -> 0x1p-53;
        };
    }

    /// Below it, every whole number is a number of the dtype.
    private static double firstGap(DType dtype) {
        return 1 / halfUnit(dtype);
    }

    private static double smallestNormal(DType dtype) {
        return switch (dtype) {
            case FLOAT16 -> 0x1p-14;
            case FLOAT32 -> Float.MIN_NORMAL;
            default -> Double.MIN_NORMAL;
        };
    }
}
