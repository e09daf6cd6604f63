package numpack.engine.dtype;

import java.math.BigDecimal;
import numpack.engine.dtype.ParseResult.Loss;

/// Compares a decimal number with the float that it was rounded to.
///
/// Most numbers need no arithmetic. A decimal of at most 15 digits is the only one of that length near its double, so the shortest text of
/// the double is that decimal again (6 digits for float32, 3 for float16; only in the normal range); longer ones mostly *are* shortest
/// texts, and their digits are compared. What is left is told apart by doubles where these are finer by far, else exactly.
final class DigitLoss {
    private DigitLoss() {}

    /// @param number in Java's notation
    /// @param read   the nearest double
    /// @param bits   what it was rounded to, finite
    static Loss of(DType dtype, String number, double read, long bits) {
        var typed = new DecimalDigits(number);
        double kept = Math.abs(value(dtype, bits));
        if (typed.isZero() || typed.count() <= safeDigits(dtype) && kept >= smallestNormal(dtype)) {
            return Loss.NONE;
        }
        if (kept == 0) {
            return Loss.DIGITS;
        }
        var shortest = dtype == DType.FLOAT64 ? Double.toString(kept) : shortest(dtype, bits);
        if (typed.isSameNumber(new DecimalDigits(shortest))) {
            return Loss.NONE;
        }
        if (dtype != DType.FLOAT64) {
            double lost = Math.abs(Math.abs(read) - kept);
            double share = lost / kept;
            boolean isClear = share > 0x1p-40 && Math.abs(share / halfUnit(dtype) - 1) > 0x1p-10;
            if (isClear) {
                return share < halfUnit(dtype) && kept < firstGap(dtype) ? Loss.ROUNDED : Loss.DIGITS;
            }
        }
        return compare(dtype, typed.toBigDecimal(), bits, kept);
    }

    private static Loss compare(DType dtype, BigDecimal typed, long bits, double kept) {
        var lost = typed.subtract(new BigDecimal(kept)).abs();
        // Java's own text of the smallest doubles is longer than it need be.
        if (lost.signum() == 0 || typed.compareTo(new BigDecimal(shortest(dtype, bits)).abs()) == 0) {
            return Loss.NONE;
        }
        boolean isWithinPrecision = lost.compareTo(typed.multiply(new BigDecimal(halfUnit(dtype)))) <= 0;
        return isWithinPrecision && kept < firstGap(dtype) ? Loss.ROUNDED : Loss.DIGITS;
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
