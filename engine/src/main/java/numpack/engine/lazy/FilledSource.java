package numpack.engine.lazy;

import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// One element everywhere.
record FilledSource(DType dtype, Shape shape, MemorySegment element) implements LazySource {
    static FilledSource of(DType dtype, Shape shape, byte[] element) {
        if (element.length != dtype.itemSize()) {
            throw new IllegalArgumentException("element of %d bytes for %s".formatted(element.length, dtype));
        }
        return new FilledSource(dtype, shape, MemorySegment.ofArray(element.clone()));
    }

    @Override
    public void read(Box box, MemorySegment into) {
        long bytes = Math.multiplyExact(box.cellCount(), dtype.itemSize());
        if (bytes == 0) {
            return;
        }
        MemorySegment.copy(element, 0, into, 0, element.byteSize());
        // Doubling what is filled already: as fast as memory for any item size.
        for (long filled = element.byteSize(); filled < bytes; filled *= 2) {
            MemorySegment.copy(into, 0, into, filled, Math.min(filled, bytes - filled));
        }
    }
}
