package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;
import numpack.engine.shape.Box;

/// What a lazy array is inside: a source, or an operation on other nodes. It turns the box that it is asked for into boxes of the nodes below.
sealed interface Node extends LazyArray permits SourceNode, SliceNode, TakeNode, TransposeNode, ReshapeNode, CastNode, ConcatNode {
    /// There are no others.
    static Node of(LazyArray array) {
        return switch (array) {
            case Node node -> node;
        };
    }

    /// The axes, from that along which elements lie farthest apart below to that along which they lie together: blocks in this order are read forwards.
    default int[] order() {
        return IntStream.range(0, shape().ndim()).toArray();
    }

    /// Whether elements lie below in C order.
    default boolean isInOrder() {
        var order = order();
        return IntStream.range(0, order.length).allMatch(axis -> order[axis] == axis);
    }

    /// Reads a box that fits the shape and is not empty to the start of memory that has room for it.
    void evaluate(Box box, MemorySegment into, Evaluator evaluator) throws IOException;

    /// Reads rows that exist, in any order, as [LazySource#read(long[], Box, MemorySegment)] does.
    default void evaluate(long[] rows, Box box, MemorySegment into, Evaluator evaluator) throws IOException {
        long rowBytes = box.rowCellCount() * dtype().itemSize();
        Picks.forEachRun(rows, (at, run) -> evaluate(box.withRows(run), into.asSlice(at * rowBytes, run.count() * rowBytes), evaluator));
    }

    /// The boxes of the nodes below follow from this one, so they need no check of their own.
    @Override
    default void read(Box box, MemorySegment into) throws IOException {
        box.requireFits(shape());
        if (hasCells(box, into)) {
            evaluate(box, into, new Evaluator());
        }
    }

    @Override
    default void read(long[] rows, Box box, MemorySegment into) throws IOException {
        Picks.require(rows, box, shape());
        if (hasCells(box, into)) {
            evaluate(rows, box, into, new Evaluator());
        }
    }

    private boolean hasCells(Box box, MemorySegment into) {
        long bytes = Math.multiplyExact(box.cellCount(), dtype().itemSize());
        if (into.byteSize() < bytes) {
            throw new IllegalArgumentException("%d bytes of room for a box of %d".formatted(into.byteSize(), bytes));
        }
        return bytes > 0;
    }
}
