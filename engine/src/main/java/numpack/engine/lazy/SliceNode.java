package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// A box of another array, perhaps without some axes of one position. A slice of a slice is one slice.
record SliceNode(Node inner, Box cut, List<Integer> droppedAxes, Shape shape) implements Node {
    static LazyArray of(Node inner, Box cut, List<Integer> droppedAxes) {
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
    public int[] order() {
        return IntStream.of(inner.order()).filter(axis -> !droppedAxes.contains(axis))
                .map(axis -> axis - (int) droppedAxes.stream().filter(dropped -> dropped < axis).count()).toArray();
    }

    @Override
    public void evaluate(Box box, MemorySegment into, Evaluator evaluator) throws IOException {
        List<Slice> full = new ArrayList<>();
        int kept = 0;
        for (int axis = 0; axis < cut.ndim(); axis++) {
            full.add(droppedAxes.contains(axis) ? Slice.of(0, 1) : box.slice(kept++));
        }
        inner.evaluate(cut.then(new Box(full)), into, evaluator);
    }
}
