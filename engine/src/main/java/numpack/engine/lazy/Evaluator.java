package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Slice;

/// One reading of one box of an expression.
///
/// A node that cannot have its elements read straight to their place reads them block by block: as many as fit a megabyte, in the order in which
/// they lie below, so that a stored array is read once and forwards. Meanwhile it holds the memory of one block. The nodes below it
/// do the same within that block. An expression so needs a block for each node on the way down, however large the box is. Memory that a node
/// has given back serves the next one.
///
/// For one thread; ends with the reading.
final class Evaluator {
    /// Small enough for a cache, large enough for a disk.
    private static final int BLOCK_BYTES = 1 << 20;

    private final int blockBytes;
    private final Deque<MemorySegment> spare = new ArrayDeque<>();

    Evaluator() {
        this(BLOCK_BYTES);
    }

    /// @param blockBytes what a block has at most, but one element at least
    Evaluator(int blockBytes) {
        this.blockBytes = blockBytes;
    }

    /// Takes one block.
    @FunctionalInterface
    interface BlockSink {
        /// @param place    where the block is in the box, counted on its slices
        /// @param elements valid until the call returns
        void take(Box place, NdArray elements) throws IOException;
    }

    /// Reads a box of a node and hands out its blocks, in the order in which they lie below: C order if the node is in order.
    void forEachBlock(Node node, Box box, BlockSink sink) throws IOException {
        var dtype = node.dtype();
        var order = node.order();
        MemorySegment memory = MemorySegment.NULL;
        for (var lying : Box.all(box.shape().permute(order)).blocks(atOnce(dtype.itemSize()))) {
            var place = turned(lying, order);
            long bytes = place.cellCount() * dtype.itemSize();
            // The first block is the largest.
            memory = memory.byteSize() == 0 ? borrow(bytes) : memory;
            node.evaluate(box.then(place), memory, this);
            sink.take(place, NdArray.of(dtype, place.shape(), memory));
        }
        giveBack(memory);
    }

    private static Box turned(Box lying, int[] order) {
        var slices = new Slice[order.length];
        for (int axis = 0; axis < order.length; axis++) {
            slices[order[axis]] = lying.slice(axis);
        }
        return Box.of(slices);
    }

    /// How many items of this many bytes make a block.
    long atOnce(long itemBytes) {
        return Math.max(1, blockBytes / itemBytes);
    }

    /// Memory of at least this many bytes, with anything in it.
    MemorySegment borrow(long bytes) {
        var last = spare.poll();
        return last != null && last.byteSize() >= bytes ? last : MemorySegment.ofArray(new long[Math.toIntExact((bytes + 7) / 8)]);
    }

    /// Not needed if the reading fails.
    void giveBack(MemorySegment memory) {
        spare.push(memory);
    }
}
