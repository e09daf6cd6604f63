package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Another array with its axes in another order. Each block is read as it lies below and turned on its way to its place.
record TransposeNode(Node inner, List<Integer> axes, Shape shape) implements Node {
    static LazyArray of(Node inner, int[] axes) {
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
    public int[] order() {
        return IntStream.of(inner.order()).map(axes::indexOf).toArray();
    }

    @Override
    public void evaluate(Box box, MemorySegment into, Evaluator evaluator) throws IOException {
        var slices = new Slice[axes.size()];
        for (int axis = 0; axis < slices.length; axis++) {
            slices[axes.get(axis)] = box.slice(axis);
        }
        var back = IntStream.range(0, slices.length).map(axes::indexOf).toArray();
        var target = NdArray.of(dtype(), box.shape(), into).transpose(back);
        evaluator.forEachBlock(inner, Box.of(slices), (place, elements) -> turn(elements, target.slice(place)));
    }

    /// Copies along the longer lines, be they those below or those here: a line costs as much as some dozen of its elements.
    private void turn(NdArray elements, NdArray target) {
        int last = axes.size() - 1;
        if (last > 0 && elements.shape().length(last) < elements.shape().length(axes.get(last))) {
            var order = axes.stream().mapToInt(Integer::intValue).toArray();
            target.transpose(order).assign(elements.transpose(order));
        } else {
            target.assign(elements);
        }
    }
}
