package numpack.engine.lazy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Arithmetic on boxes that all nodes share.
final class Boxes {
    private Boxes() {}

    static void requireFit(List<Slice> box, Shape shape) {
        if (box.size() != shape.ndim()) {
            throw new IllegalArgumentException("%d slices for shape %s".formatted(box.size(), shape));
        }
        for (int axis = 0; axis < box.size(); axis++) {
            if (!box.get(axis).fits(shape.length(axis))) {
                throw new IllegalArgumentException("%s does not fit axis %d of shape %s".formatted(box.get(axis), axis, shape));
            }
        }
    }

    /// Also checks that the box's elements have room; returns their bytes.
    static long requireRoom(List<Slice> box, Shape shape, DType dtype, MemorySegment into) {
        requireFit(box, shape);
        long bytes = Math.multiplyExact(Slice.shapeOf(box).elementCount(), dtype.itemSize());
        if (into.byteSize() < bytes) {
            throw new IllegalArgumentException("%d bytes of room for a box of %d".formatted(into.byteSize(), bytes));
        }
        return bytes;
    }

    /// The same box with another slice on one axis.
    static List<Slice> with(List<Slice> box, int axis, Slice slice) {
        List<Slice> changed = new ArrayList<>(box);
        changed.set(axis, slice);
        return changed;
    }
}
