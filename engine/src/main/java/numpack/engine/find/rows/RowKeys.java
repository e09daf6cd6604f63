package numpack.engine.find.rows;

import static numpack.engine.dtype.ElementLayout.INT16;
import static numpack.engine.dtype.ElementLayout.INT32;
import static numpack.engine.dtype.ElementLayout.INT64;
import static numpack.engine.dtype.ElementLayout.INT8;

import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;

/// Elements as numbers that are equal where the elements are the same value: every NaN as one, -0 as 0, every true byte as 1. A complex element has two, one
/// for each part.
final class RowKeys {
    private static final long NAN16 = 0x7e00L;
    private static final long NAN32 = 0x7fc0_0000L;
    private static final long NAN64 = 0x7ff8_0000_0000_0000L;

    private final DType part;
    private final int partsPerElement;

    RowKeys(DType dtype) {
        part = switch (dtype) {
            case COMPLEX64 -> DType.FLOAT32;
            case COMPLEX128 -> DType.FLOAT64;
            default -> dtype;
        };
        partsPerElement = dtype.itemSize() / part.itemSize();
    }

    int partsPerElement() {
        return partsPerElement;
    }

    /// The key of one part, counted from the start of the memory.
    long key(MemorySegment cells, long index) {
        return switch (part) {
            case BOOL -> cells.get(INT8, index) == 0 ? 0 : 1;
            case INT8, UINT8 -> cells.get(INT8, index);
            case INT16, UINT16 -> cells.get(INT16, 2 * index);
            case INT32, UINT32 -> cells.get(INT32, 4 * index);
            case FLOAT16 -> floatKey(cells.get(INT16, 2 * index) & 0xffffL, 0x8000L, 0x7c00L, NAN16);
            case FLOAT32 -> floatKey(cells.get(INT32, 4 * index) & 0xffff_ffffL, 0x8000_0000L, 0x7f80_0000L, NAN32);
            case FLOAT64 -> floatKey(cells.get(INT64, 8 * index), Long.MIN_VALUE, 0x7ff0_0000_0000_0000L, NAN64);
            default -> cells.get(INT64, 8 * index);
        };
    }

    private static long floatKey(long bits, long sign, long infinity, long nan) {
        return (bits & ~sign) > infinity ? nan : bits == sign ? 0 : bits;
    }
}
