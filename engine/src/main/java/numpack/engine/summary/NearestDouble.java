package numpack.engine.summary;

import java.math.BigInteger;

/// Rounds fractions to doubles, once.
final class NearestDouble {
    private static final int MIN_EXPONENT = -1074;
    /// Some more bits than a double has; the last of them says whether anything was cut off.
    private static final int BITS = 56;

    private NearestDouble() {}

    /// `numerator` / `denominator` · 2^`exponent`, to the nearest double, ties to even; infinite beyond all doubles.
    ///
    /// @param denominator above zero
    static double of(BigInteger numerator, BigInteger denominator, int exponent) {
        if (numerator.signum() == 0) {
            return 0;
        }
        var magnitude = numerator.abs();
        int shift = BITS - magnitude.bitLength() + denominator.bitLength();
        // Below the normal range a double has no more bits than are left above the least one.
        int usable = Math.min(shift, exponent - MIN_EXPONENT + 2);
        var parts = usable >= 0 ? magnitude.shiftLeft(usable).divideAndRemainder(denominator)
                : magnitude.divideAndRemainder(denominator.shiftLeft(-usable));
        long whole = parts[0].longValueExact() << 1 | (parts[1].signum() == 0 ? 0 : 1);
        double rounded = nearest(whole, exponent - usable - 1);
        return numerator.signum() < 0 ? -rounded : rounded;
    }

    private static double nearest(long whole, int exponent) {
        boolean isNormal = exponent > MIN_EXPONENT - 3 || whole >>> 55 != 0;
        if (isNormal) {
            return Math.scalb((double) whole, exponent);
        }
        // Three bits below the least one: rounded here, for the conversion and scalb would round twice.
        long kept = whole >>> 3;
        long rest = whole & 7;
        boolean isUp = rest > 4 || rest == 4 && (kept & 1) == 1;
        return Math.scalb((double) (isUp ? kept + 1 : kept), MIN_EXPONENT);
    }
}
