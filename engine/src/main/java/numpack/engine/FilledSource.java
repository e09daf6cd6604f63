package numpack.engine;

import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// An array whose every element is the same.
final class FilledSource implements LazySource {
    private final DType dtype;
    private final Shape shape;
    private final byte[] element;

    FilledSource(DType dtype, Shape shape, byte[] element) {
        if (element.length != dtype.itemSize()) {
            throw new IllegalArgumentException("element of %d bytes for %s".formatted(element.length, dtype));
        }
        this.dtype = dtype;
        this.shape = shape;
        this.element = element.clone();
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void read(Box box, MemorySegment into) {
        long bytes = Math.multiplyExact(box.cellCount(), dtype.itemSize());
        if (bytes == 0) {
            return;
        }
        MemorySegment.copy(MemorySegment.ofArray(element), 0, into, 0, element.length);
        // Doubling what is filled already: as fast as memory for any item size.
        for (long filled = element.length; filled < bytes; filled *= 2) {
            MemorySegment.copy(into, 0, into, filled, Math.min(filled, bytes - filled));
        }
    }
}
