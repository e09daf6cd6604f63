package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// A box of another array, perhaps without some axes of one position. A slice of a slice is one slice.
record SliceNode(LazyArray inner, List<Slice> cut, List<Integer> droppedAxes, Shape shape) implements LazyArray {
    static LazyArray of(LazyArray inner, List<Slice> cut, List<Integer> droppedAxes) {
        Boxes.requireFit(cut, inner.shape());
        if (inner instanceof SliceNode below && below.droppedAxes.isEmpty()) {
            return new SliceNode(below.inner, chain(below.cut, cut), droppedAxes, Slice.shapeOf(cut).drop(droppedAxes));
        }
        return new SliceNode(inner, List.copyOf(cut), droppedAxes, Slice.shapeOf(cut).drop(droppedAxes));
    }

    @Override
    public DType dtype() {
        return inner.dtype();
    }

    @Override
    public void read(List<Slice> box, MemorySegment into) throws IOException {
        if (Boxes.requireRoom(box, shape, dtype(), into) == 0) {
            return;
        }
        List<Slice> full = new ArrayList<>();
        int kept = 0;
        for (int axis = 0; axis < cut.size(); axis++) {
            full.add(droppedAxes.contains(axis) ? Slice.of(0, 1) : box.get(kept++));
        }
        inner.read(chain(cut, full), into);
    }

    private static List<Slice> chain(List<Slice> outer, List<Slice> within) {
        List<Slice> both = new ArrayList<>();
        for (int axis = 0; axis < outer.size(); axis++) {
            both.add(outer.get(axis).then(within.get(axis)));
        }
        return List.copyOf(both);
    }
}
