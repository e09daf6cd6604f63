package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Another array with its axes in another order; reads the box as it lies and turns it in memory.
record TransposeNode(LazyArray inner, List<Integer> axes, Shape shape) implements LazyArray {
    static LazyArray of(LazyArray inner, int[] axes) {
        List<Integer> order = new ArrayList<>();
        for (int axis : axes) {
            order.add(axis);
        }
        return new TransposeNode(inner, List.copyOf(order), inner.shape().permute(axes));
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
        var slices = new Slice[axes.size()];
        for (int axis = 0; axis < slices.length; axis++) {
            slices[axes.get(axis)] = box.slice(axis);
        }
        var innerBox = Box.of(slices);
        var lying = NdArray.allocate(dtype(), innerBox.shape());
        inner.read(innerBox, lying.segment());
        lying.transpose(axes.stream().mapToInt(Integer::intValue).toArray()).copyTo(into);
    }
}
