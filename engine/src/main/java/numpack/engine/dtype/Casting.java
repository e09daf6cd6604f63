package numpack.engine.dtype;

import java.lang.foreign.MemorySegment;

/// Conversions between element types.
///
/// Values follow NumPy's `astype`: integers wrap to fewer bits, floats are cut towards 0, complex numbers lose their imaginary part,
/// bool is "is not 0". Where NumPy leaves the result to the machine ours is fixed: a float too large for an integer becomes the nearest
/// one that fits, NaN becomes 0.
public final class Casting {
    private Casting() {}

    /// Whether every value survives. Stricter than NumPy's "safe", which lets 64-bit integers round to float64.
    public static CastFit fit(DType from, DType to) {
        return from == to || isExact(from, to) ? CastFit.EXACT : CastFit.LOSSY;
    }

    /// Casts `count` consecutive elements. The two pieces of memory must not overlap.
    public static void convert(DType from, MemorySegment source, long sourceOffset, DType to, MemorySegment target, long targetOffset,
            long count) {
        if (from == to) {
            MemorySegment.copy(source, sourceOffset, target, targetOffset, count * from.itemSize());
            return;
        }
        long read = sourceOffset;
        long write = targetOffset;
        for (long i = 0; i < count; i++) {
            convertOne(from, source, read, to, target, write);
            read += from.itemSize();
            write += to.itemSize();
        }
    }

    private static boolean isExact(DType from, DType to) {
        return switch (from.kind()) {
            case BOOL -> true;
            case UNSIGNED -> switch (to.kind()) {
                case BOOL -> false;
                case UNSIGNED -> to.itemSize() >= from.itemSize();
                case SIGNED -> to.itemSize() > from.itemSize();
                case FLOAT, COMPLEX -> precision(to) >= 8 * from.itemSize();
            };
            case SIGNED -> switch (to.kind()) {
                case BOOL, UNSIGNED -> false;
                case SIGNED -> to.itemSize() >= from.itemSize();
                case FLOAT, COMPLEX -> precision(to) >= 8 * from.itemSize() - 1;
            };
            case FLOAT -> (to.kind() == DTypeKind.FLOAT || to.kind() == DTypeKind.COMPLEX) && precision(to) >= precision(from);
            case COMPLEX -> to.kind() == DTypeKind.COMPLEX && precision(to) >= precision(from);
        };
    }

    /// Bits of the significand of a number, or of each part of one.
    private static int precision(DType dtype) {
        return switch (dtype) {
            case FLOAT16 -> 11;
            case FLOAT32, COMPLEX64 -> 24;
            case FLOAT64, COMPLEX128 -> 53;
            default -> throw new IllegalArgumentException(dtype + " has no significand");
        };
    }

    private static void convertOne(DType from, MemorySegment source, long read, DType to, MemorySegment target, long write) {
        if (to == DType.BOOL) {
            ElementAccess.setBoolean(to, target, write, ElementAccess.getBoolean(from, source, read));
            return;
        }
        switch (from.kind()) {
            case BOOL, UNSIGNED, SIGNED -> convertInteger(from, ElementAccess.getLong(from, source, read), to, target, write);
            case FLOAT -> convertFloat(ElementAccess.getDouble(from, source, read), to, target, write);
            case COMPLEX -> {
                var number = ElementAccess.getComplex(from, source, read);
                if (to.kind() == DTypeKind.COMPLEX) {
                    ElementAccess.setComplex(to, target, write, number);
                } else {
                    convertFloat(number.real(), to, target, write);
                }
            }
        }
    }

    private static void convertInteger(DType from, long number, DType to, MemorySegment target, long write) {
        if (to.kind() == DTypeKind.SIGNED || to.kind() == DTypeKind.UNSIGNED) {
            ElementAccess.setInteger(to, target, write, number);
        } else if (from != DType.UINT64 || number >= 0) {
            ElementAccess.setLong(to, target, write, number);
        } else if (to == DType.FLOAT32 || to == DType.COMPLEX64) {
            ElementAccess.setDouble(to, target, write, (float) (number >>> 1 | number & 1) * 2.0);
        } else {
            ElementAccess.setDouble(to, target, write, ElementAccess.unsignedToDouble(number));
        }
    }

    private static void convertFloat(double number, DType to, MemorySegment target, long write) {
        switch (to.kind()) {
            case SIGNED -> {
                long limit = Long.MAX_VALUE >> 64 - 8 * to.itemSize();
                ElementAccess.setInteger(to, target, write, Math.clamp((long) number, -limit - 1, limit));
            }
            case UNSIGNED -> ElementAccess.setInteger(to, target, write, unsigned(number, to));
            case BOOL, FLOAT, COMPLEX -> ElementAccess.setDouble(to, target, write, number);
        }
    }

    private static long unsigned(double number, DType to) {
        if (to == DType.UINT64 && number >= 0x1p63) {
            return number >= 0x1p64 ? -1 : (long) (number - 0x1p63) | Long.MIN_VALUE;
        }
        return to == DType.UINT64 ? Math.max(0, (long) number) : Math.clamp((long) number, 0, (1L << 8 * to.itemSize()) - 1);
    }
}
