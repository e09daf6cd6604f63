package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// A box of another array, perhaps without some axes of one position. A slice of a slice is one slice.
record SliceNode(LazyArray inner, Box cut, List<Integer> droppedAxes, Shape shape) implements LazyArray {
    static LazyArray of(LazyArray inner, Box cut, List<Integer> droppedAxes) {
        cut.requireFits(inner.shape());
        if (inner instanceof SliceNode below && below.droppedAxes.isEmpty()) {
            return new SliceNode(below.inner, below.cut.then(cut), droppedAxes, cut.shape().drop(droppedAxes));
        }
        return new SliceNode(inner, cut, droppedAxes, cut.shape().drop(droppedAxes));
    }

    @Override
    public DType dtype() {
        return inner.dtype();
    }

    @Override
    public void read(Box box, MemorySegment into) throws IOException {
        if (Room.require(this, box, into) == 0) {
            return;
        }
        List<Slice> full = new ArrayList<>();
        int kept = 0;
        for (int axis = 0; axis < cut.ndim(); axis++) {
            full.add(droppedAxes.contains(axis) ? Slice.of(0, 1) : box.slice(kept++));
        }
        inner.read(cut.then(new Box(full)), into);
    }
}
