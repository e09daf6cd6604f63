package numpack.engine.summary.block;

import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;

/// How the elements of a dtype become whole numbers in the same order, and come back.
///
/// Integers are their own keys, but that unsigned ones begin at the least. The bits of a float are one, once those below the sign of negative ones are turned over:
/// NaN lies beyond the infinities, and -0.0 just below 0. A complex number has the key of its magnitude.
public final class ElementKeys {
    private final DType dtype;
    private final boolean isFloat;
    private final boolean isNarrow;
    private final long zero;
    private final long negativeInfinity;
    private final long positiveInfinity;

    private ElementKeys(DType dtype) {
        this.dtype = dtype;
        this.isFloat = dtype.kind() == DTypeKind.FLOAT || dtype.kind() == DTypeKind.COMPLEX;
        this.isNarrow = dtype.itemSize() <= Integer.BYTES;
        this.zero = switch (dtype) {
            case UINT32 -> Integer.MIN_VALUE;
            case UINT64 -> Long.MIN_VALUE;
            default -> 0;
        };
        this.negativeInfinity = isNarrow ? ofFloat(Float.NEGATIVE_INFINITY) : ofDouble(Double.NEGATIVE_INFINITY);
        this.positiveInfinity = isNarrow ? ofFloat(Float.POSITIVE_INFINITY) : ofDouble(Double.POSITIVE_INFINITY);
    }

    public static ElementKeys of(DType dtype) {
        return new ElementKeys(dtype);
    }

    public DType dtype() {
        return dtype;
    }

    /// Whether there are NaN, infinities and two zeros.
    public boolean isFloat() {
        return isFloat;
    }

    /// Whether every key fits an `int`.
    public boolean isNarrow() {
        return isNarrow;
    }

    public boolean isNaN(long key) {
        return isFloat && (key < negativeInfinity || key > positiveInfinity);
    }

    public boolean isFinite(long key) {
        return !isFloat || key > negativeInfinity && key < positiveInfinity;
    }

    public boolean isZero(long key) {
        return key == zero || isFloat && key == -1;
    }

    /// Of the elements that are zero; floats have a second one just below.
    public long zero() {
        return zero;
    }

    public long negativeInfinity() {
        return negativeInfinity;
    }

    public long positiveInfinity() {
        return positiveInfinity;
    }

    /// The element as a double, rounded if it is a 64-bit integer that needs it.
    public double value(long key) {
        if (isFloat) {
            return isNarrow ? Float.intBitsToFloat((int) key ^ (int) key >> 31 & Integer.MAX_VALUE) : toDouble(key);
        }
        long number = whole(key);
        return dtype == DType.UINT64 && number < 0 ? (number >>> 1 | number & 1) * 2.0 : number;
    }

    /// An integer or bool exactly, uint64 from 2^63 on as the negative number of the same bits; 0 for floats.
    public long whole(long key) {
        return isFloat ? 0 : key - zero;
    }

    /// The key of an integer or bool.
    public long ofWhole(long number) {
        return number + zero;
    }

    /// The key of a float, or of the magnitude of a complex number: an element's value.
    public long ofValue(double value) {
        return isNarrow ? ofFloat((float) value) : ofDouble(value);
    }

    private static int ofFloat(float number) {
        int bits = Float.floatToRawIntBits(number);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }

    static long ofDouble(double number) {
        long bits = Double.doubleToRawLongBits(number);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private static double toDouble(long key) {
        return Double.longBitsToDouble(key ^ key >> 63 & Long.MAX_VALUE);
    }
}
