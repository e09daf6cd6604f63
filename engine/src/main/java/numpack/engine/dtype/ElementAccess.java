package numpack.engine.dtype;

import static numpack.engine.dtype.ElementLayout.FLOAT32;
import static numpack.engine.dtype.ElementLayout.FLOAT64;
import static numpack.engine.dtype.ElementLayout.INT16;
import static numpack.engine.dtype.ElementLayout.INT32;
import static numpack.engine.dtype.ElementLayout.INT64;
import static numpack.engine.dtype.ElementLayout.INT8;

import java.lang.foreign.MemorySegment;

/// Reads and writes single elements as Java's numbers, at any byte offset, little-endian.
///
/// Reading as `double` may round 64-bit integers; reading as `long` is exact. Writing refuses what an integer dtype does not hold and
/// rounds to the nearest where the dtype is a float.
public final class ElementAccess {
    private static final double TWO_TO_63 = 0x1p63;

    private ElementAccess() {}

    /// The element as a double, rounded if it is a 64-bit integer that needs it; bool as 0 or 1.
    ///
    /// @throws IllegalArgumentException if the dtype is complex
    public static double getDouble(DType dtype, MemorySegment segment, long offset) {
        return switch (dtype) {
            case FLOAT64 -> segment.get(FLOAT64, offset);
            case FLOAT32 -> segment.get(FLOAT32, offset);
            case FLOAT16 -> Float.float16ToFloat(segment.get(INT16, offset));
            case UINT64 -> unsignedToDouble(segment.get(INT64, offset));
            case COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException(dtype + " has two numbers, not one");
            default -> getLong(dtype, segment, offset);
        };
    }

    /// An integer or bool exactly; uint64 from 2^63 on as the negative number of the same bits.
    ///
    /// @throws IllegalArgumentException if the dtype is float or complex
    public static long getLong(DType dtype, MemorySegment segment, long offset) {
        return switch (dtype) {
            case BOOL -> segment.get(INT8, offset) != 0 ? 1 : 0;
            case INT8 -> segment.get(INT8, offset);
            case UINT8 -> segment.get(INT8, offset) & 0xff;
            case INT16 -> segment.get(INT16, offset);
            case UINT16 -> segment.get(INT16, offset) & 0xffff;
            case INT32 -> segment.get(INT32, offset);
            case UINT32 -> segment.get(INT32, offset) & 0xffff_ffffL;
            case INT64, UINT64 -> segment.get(INT64, offset);
            default -> throw new IllegalArgumentException(dtype + " is not an integer dtype");
        };
    }

    /// Whether the element is not zero; NaN is not.
    public static boolean getBoolean(DType dtype, MemorySegment segment, long offset) {
        return switch (dtype.kind()) {
            case BOOL, UNSIGNED, SIGNED -> getLong(dtype, segment, offset) != 0;
            case FLOAT -> getDouble(dtype, segment, offset) != 0;
            case COMPLEX -> {
                var number = getComplex(dtype, segment, offset);
                yield number.real() != 0 || number.imaginary() != 0;
            }
        };
    }

    /// Any element as a complex number.
    public static Complex128 getComplex(DType dtype, MemorySegment segment, long offset) {
        return switch (dtype) {
            case COMPLEX64 -> new Complex128(segment.get(FLOAT32, offset), segment.get(FLOAT32, offset + 4));
            case COMPLEX128 -> new Complex128(segment.get(FLOAT64, offset), segment.get(FLOAT64, offset + 8));
            default -> new Complex128(getDouble(dtype, segment, offset), 0);
        };
    }

    /// Writes a number: rounded to nearest for floats, as the real part for complex, "is not 0" for bool.
    ///
    /// @throws IllegalArgumentException if an integer dtype does not hold exactly this number
    public static void setDouble(DType dtype, MemorySegment segment, long offset, double number) {
        switch (dtype) {
            case FLOAT64 -> segment.set(FLOAT64, offset, number);
            case FLOAT32 -> segment.set(FLOAT32, offset, (float) number);
            case FLOAT16 -> segment.set(INT16, offset, Float16.ofDouble(number));
            case COMPLEX64, COMPLEX128 -> setComplex(dtype, segment, offset, new Complex128(number, 0));
            case BOOL -> segment.set(INT8, offset, (byte) (number != 0 ? 1 : 0));
            case UINT64 -> setInteger(dtype, segment, offset, exactUnsigned(number));
            default -> setLong(dtype, segment, offset, exact(dtype, number));
        }
    }

    /// Writes an integer; for uint64 its 64 bits as they are, for floats rounded to nearest, "is not 0" for bool.
    ///
    /// @throws IllegalArgumentException if an integer dtype does not hold it
    public static void setLong(DType dtype, MemorySegment segment, long offset, long number) {
        switch (dtype.kind()) {
            case BOOL -> segment.set(INT8, offset, (byte) (number != 0 ? 1 : 0));
            case SIGNED, UNSIGNED -> {
                if (dtype.itemSize() < 8 && !holds(dtype, number)) {
                    throw new IllegalArgumentException("%d does not fit %s".formatted(number, dtype));
                }
                setInteger(dtype, segment, offset, number);
            }
            case FLOAT, COMPLEX -> {
                if (dtype == DType.FLOAT32) {
                    segment.set(FLOAT32, offset, number);
                } else {
                    setDouble(dtype, segment, offset, number);
                }
            }
        }
    }

    /// Writes 1 or 0 in any dtype.
    public static void setBoolean(DType dtype, MemorySegment segment, long offset, boolean value) {
        setLong(dtype, segment, offset, value ? 1 : 0);
    }

    /// Writes a complex number, each part rounded to nearest.
    ///
    /// @throws IllegalArgumentException if the dtype is not complex
    public static void setComplex(DType dtype, MemorySegment segment, long offset, Complex128 number) {
        switch (dtype) {
            case COMPLEX64 -> {
                segment.set(FLOAT32, offset, (float) number.real());
                segment.set(FLOAT32, offset + 4, (float) number.imaginary());
            }
            case COMPLEX128 -> {
                segment.set(FLOAT64, offset, number.real());
                segment.set(FLOAT64, offset + 8, number.imaginary());
            }
            default -> throw new IllegalArgumentException(dtype + " is not a complex dtype");
        }
    }

    /// Whether the element, or a part of it, is NaN.
    public static boolean isNaN(DType dtype, MemorySegment segment, long offset) {
        return switch (dtype.kind()) {
            case FLOAT -> Double.isNaN(getDouble(dtype, segment, offset));
            case COMPLEX -> getComplex(dtype, segment, offset).isNaN();
            case BOOL, UNSIGNED, SIGNED -> false;
        };
    }

    /// Whether the element, or a part of it, is NaN or infinite.
    public static boolean isNonFinite(DType dtype, MemorySegment segment, long offset) {
        return switch (dtype.kind()) {
            case FLOAT -> !Double.isFinite(getDouble(dtype, segment, offset));
            case COMPLEX -> {
                var number = getComplex(dtype, segment, offset);
                yield !Double.isFinite(number.real()) || !Double.isFinite(number.imaginary());
            }
            case BOOL, UNSIGNED, SIGNED -> false;
        };
    }

    /// Copies one element bit by bit.
    public static void copy(DType dtype, MemorySegment from, long fromOffset, MemorySegment to, long toOffset) {
        switch (dtype.itemSize()) {
            case 1 -> to.set(INT8, toOffset, from.get(INT8, fromOffset));
            case 2 -> to.set(INT16, toOffset, from.get(INT16, fromOffset));
            case 4 -> to.set(INT32, toOffset, from.get(INT32, fromOffset));
            case 8 -> to.set(INT64, toOffset, from.get(INT64, fromOffset));
            default -> MemorySegment.copy(from, fromOffset, to, toOffset, dtype.itemSize());
        }
    }

    /// The lowest bits of an integer, as many as the dtype has.
    static void setInteger(DType dtype, MemorySegment segment, long offset, long bits) {
        switch (dtype.itemSize()) {
            case 1 -> segment.set(INT8, offset, (byte) bits);
            case 2 -> segment.set(INT16, offset, (short) bits);
            case 4 -> segment.set(INT32, offset, (int) bits);
            default -> segment.set(INT64, offset, bits);
        }
    }

    static double unsignedToDouble(long bits) {
        // Halving with a sticky lowest bit rounds as the whole number would.
        return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
    }

    private static boolean holds(DType dtype, long number) {
        int bits = 8 * dtype.itemSize();
        return dtype.kind() == DTypeKind.UNSIGNED ? number >>> bits == 0 : number << 64 - bits >> 64 - bits == number;
    }

    private static long exact(DType dtype, double number) {
        long whole = (long) number;
        if (whole != number || number >= TWO_TO_63) {
            throw new IllegalArgumentException("%s does not fit %s".formatted(number, dtype));
        }
        return whole;
    }

    private static long exactUnsigned(double number) {
        if (!(number >= 0 && number < 2 * TWO_TO_63)) {
            throw new IllegalArgumentException("%s does not fit uint64".formatted(number));
        }
        return number < TWO_TO_63 ? exact(DType.UINT64, number) : (long) (number - TWO_TO_63) | Long.MIN_VALUE;
    }
}
