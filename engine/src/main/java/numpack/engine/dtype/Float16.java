package numpack.engine.dtype;

/// Conversions of half-precision numbers that round once.
final class Float16 {
    private Float16() {}

    static double toDouble(short bits) {
        return Float.float16ToFloat(bits);
    }

    /// The nearest half, ties to even. Rounding to float on the way is made harmless by rounding to odd: a float whose lowest bit says
    /// "there was more" never looks like a tie of two halves, because a float has more than twice their bits plus two.
    static short ofDouble(double number) {
        float rounded = (float) number;
        if (rounded != number && !Double.isNaN(number) && !Float.isInfinite(rounded)) {
            int bits = Float.floatToRawIntBits(rounded);
            boolean isTooLong = Math.abs((double) rounded) > Math.abs(number);
            rounded = Float.intBitsToFloat((isTooLong ? bits - 1 : bits) | 1);
        }
        return Float.floatToFloat16(rounded);
    }
}
