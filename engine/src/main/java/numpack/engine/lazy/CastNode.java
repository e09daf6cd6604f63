package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.Casting;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// Another array, which lies in C order, with its elements as another dtype.
record CastNode(Node inner, DType dtype) implements Node {
    /// A cast of a turned array is a turned cast: its blocks then follow one another there as here.
    static Node of(Node inner, DType dtype) {
        if (inner.dtype() == dtype) {
            return inner;
        }
        if (inner.isInOrder()) {
            return new CastNode(inner, dtype);
        }
        return switch (inner) {
            case SliceNode(var below, var cut, var droppedAxes, var shape) -> new SliceNode(of(below, dtype), cut, droppedAxes, shape);
            case TakeNode(var below, var picked, var shape) -> new TakeNode(of(below, dtype), picked, shape);
            case TransposeNode(var below, var axes, var shape) -> new TransposeNode(of(below, dtype), axes, shape);
            case ConcatNode(var axis, var parts, var shape) -> new ConcatNode(axis, parts.stream().map(part -> of(part, dtype)).toList(), shape);
            case SourceNode _, CastNode _, ReshapeNode _ -> throw new IllegalStateException("not in C order: " + inner);
        };
    }

    @Override
    public Shape shape() {
        return inner.shape();
    }

    @Override
    public void evaluate(Box box, MemorySegment into, Evaluator evaluator) throws IOException {
        long[] done = {0};
        evaluator.forEachBlock(inner, box, (_, elements) -> {
            long count = elements.shape().elementCount();
            Casting.convert(inner.dtype(), elements.segment(), 0, dtype, into, done[0] * dtype.itemSize(), count);
            done[0] += count;
        });
    }
}
