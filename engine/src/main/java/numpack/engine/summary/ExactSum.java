package numpack.engine.summary;

import java.math.BigInteger;

/// An exact sum of doubles, in any number and order: a fixed-point number as wide as all doubles, in parts of 32 bits.
///
/// Each part is a `long`, so that carries wait in its upper half for [#MAX_TERMS] terms before they must be passed on; a term costs three
/// additions (Neal, "Fast exact summation using small and large superaccumulators", 2015). Only the answer is rounded, once. A
/// compensated sum would be faster by a nanosecond a term and almost always right; a mean above the greatest element is where it is not.
final class ExactSum {
    private static final int PART_BITS = 32;
    private static final long PART_MASK = 0xffff_ffffL;
    /// Bits from 2^-1074, the least a double has, to 2^1023, and 2^63 terms of that.
    private static final int PARTS = (1074 + 1024 + 63) / PART_BITS + 2;
    private static final int MIN_EXPONENT = -1074;
    /// Each adds less than 2^32 to a part.
    private static final int MAX_TERMS = 1 << 30;

    private final long[] parts = new long[PARTS];
    private int terms;
    /// What infinite terms alone sum up to; 0 if there is none.
    private double infinite;

    /// @param term not NaN
    void add(double term) {
        long bits = Double.doubleToRawLongBits(term);
        int exponent = (int) (bits >>> 52) & 0x7ff;
        if (exponent == 0x7ff) {
            infinite += term;
            return;
        }
        long mantissa = bits & 0xf_ffff_ffff_ffffL;
        if (exponent == 0) {
            exponent = 1;
        } else {
            mantissa |= 0x10_0000_0000_0000L;
        }
        // The mantissa begins this many bits above the lowest of the number.
        int position = exponent - 1;
        int part = position / PART_BITS;
        int shift = position % PART_BITS;
        long sign = bits >> 63;
        long low = mantissa << shift;
        long high = shift == 0 ? 0 : mantissa >>> 64 - shift;
        parts[part] += ((low & PART_MASK) ^ sign) - sign;
        parts[part + 1] += ((low >>> PART_BITS) ^ sign) - sign;
        parts[part + 2] += (high ^ sign) - sign;
        if (++terms == MAX_TERMS) {
            carry();
        }
    }

    void merge(ExactSum other) {
        carry();
        other.carry();
        for (int i = 0; i < PARTS; i++) {
            parts[i] += other.parts[i];
        }
        terms = 2;
        infinite += other.infinite;
    }

    /// The sum, rounded to the nearest double; infinite if no double is as large, NaN if infinities of both signs are in it.
    double value() {
        return mean(1);
    }

    /// The sum over a count, rounded to the nearest double: never below the least term nor above the greatest.
    double mean(long count) {
        if (infinite != 0) {
            return infinite;
        }
        var sum = BigInteger.ZERO;
        for (int i = PARTS - 1; i >= 0; i--) {
            sum = sum.shiftLeft(PART_BITS).add(BigInteger.valueOf(parts[i]));
        }
        return NearestDouble.of(sum, BigInteger.valueOf(count), MIN_EXPONENT);
    }

    private void carry() {
        for (int i = 0; i < PARTS - 1; i++) {
            parts[i + 1] += parts[i] >> PART_BITS;
            parts[i] &= PART_MASK;
        }
        terms = 1;
    }
}
