package numpack.engine.rows;

import java.util.List;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Boxes: one slice for each axis of a shape.
final class Boxes {
    private Boxes() {}

    /// How many elements a box has.
    ///
    /// @throws IllegalArgumentException if it is not within the shape
    static long requireWithin(List<Slice> box, Shape shape) {
        if (box.size() != shape.ndim()) {
            throw new IllegalArgumentException("%d slices for %s".formatted(box.size(), shape));
        }
        long elements = 1;
        boolean isEmpty = false;
        for (int axis = 0; axis < box.size(); axis++) {
            var slice = box.get(axis);
            long highest = slice.count() == 0 ? -1 : Math.max(slice.start(), slice.last());
            if (highest >= shape.length(axis)) {
                throw new IllegalArgumentException("%s leaves axis %d of %s".formatted(slice, axis, shape));
            }
            isEmpty |= slice.count() == 0;
        }
        for (int axis = 0; axis < box.size() && !isEmpty; axis++) {
            elements = Math.multiplyExact(elements, box.get(axis).count());
        }
        return isEmpty ? 0 : elements;
    }
}
