package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Arrays one after the other along an axis. A box reads only those parts that it touches, and straight to its place what lies together there.
record ConcatNode(int axis, List<Node> parts, Shape shape) implements Node {
    static LazyArray of(int axis, List<? extends LazyArray> parts) {
        var first = parts.getFirst();
        long length = 0;
        for (var part : parts) {
            if (part.dtype() != first.dtype() || !isAlikeBut(axis, part.shape(), first.shape())) {
                throw new IllegalArgumentException("%s %s does not fit behind %s %s along axis %d".formatted(part.dtype(), part.shape(),
                        first.dtype(), first.shape(), axis));
            }
            length = Math.addExact(length, part.shape().length(axis));
        }
        var lengths = first.shape().toArray();
        lengths[axis] = length;
        return new ConcatNode(axis, parts.stream().map(Node::of).toList(), Shape.of(lengths));
    }

    @Override
    public DType dtype() {
        return parts.getFirst().dtype();
    }

    @Override
    public int[] order() {
        return parts.getFirst().order();
    }

    @Override
    public void evaluate(Box box, MemorySegment into, Evaluator evaluator) throws IOException {
        var wanted = box.slice(axis);
        var target = NdArray.of(dtype(), box.shape(), into);
        long start = 0;
        for (var part : parts) {
            long end = start + part.shape().length(axis);
            long from = firstAt(wanted, wanted.step() > 0 ? start : end - 1);
            long to = firstAt(wanted, wanted.step() > 0 ? end : start - 1);
            if (from < to) {
                var slice = new Slice(wanted.position(from) - start, to - from, to - from == 1 ? 1 : wanted.step());
                var places = Box.all(target.shape()).with(axis, Slice.of(from, to - from));
                read(part, box.with(axis, slice), target.slice(places), evaluator);
            }
            start = end;
        }
    }

    private static void read(Node part, Box box, NdArray target, Evaluator evaluator) throws IOException {
        if (target.isContiguous()) {
            part.evaluate(box, target.asSegment(), evaluator);
        } else {
            evaluator.forEachBlock(part, box, (place, elements) -> target.slice(place).assign(elements));
        }
    }

    /// How many positions come before `position` in the direction of the slice: the first at it or behind it, 0 to `count`.
    private static long firstAt(Slice slice, long position) {
        long distance = position - slice.start();
        long steps = slice.step() > 0 ? Math.ceilDiv(distance, slice.step()) : Math.ceilDiv(-distance, -slice.step());
        return Math.clamp(steps, 0, slice.count());
    }

    private static boolean isAlikeBut(int axis, Shape one, Shape other) {
        return axis < one.ndim() && one.ndim() == other.ndim() && one.drop(List.of(axis)).equals(other.drop(List.of(axis)));
    }
}
