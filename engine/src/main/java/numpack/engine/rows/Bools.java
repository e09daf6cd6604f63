package numpack.engine.rows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import numpack.engine.dtype.DType;

/// What a byte of a bool is: any but 0 means true, but only 0 and 1 are written, and shown.
public final class Bools {
    private Bools() {}

    /// Makes each byte 0 or 1 if the elements are bools; leaves other elements as they are.
    ///
    /// @param elements packed elements of the dtype
    public static void normalize(DType dtype, MemorySegment elements) {
        if (dtype != DType.BOOL) {
            return;
        }
        long count = elements.byteSize();
        for (long at = 0; at < count; at++) {
            if (elements.get(ValueLayout.JAVA_BYTE, at) != 0) {
                elements.set(ValueLayout.JAVA_BYTE, at, (byte) 1);
            }
        }
    }
}
