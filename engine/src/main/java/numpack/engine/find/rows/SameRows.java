package numpack.engine.find.rows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Compares rows of a source with other rows of it, element by element, by [RowKeys].
final class SameRows {
    private static final long BLOCK_BYTES = 1 << 20;

    private final LazySource source;
    private final RowKeys keys;

    SameRows(LazySource source) {
        this.source = source;
        this.keys = new RowKeys(source.dtype());
    }

    /// For each pair whether the two rows are the same. Takes two megabytes of memory, however many they are.
    BitSet compare(long[] rows, long[] others) throws IOException {
        var same = new BitSet(rows.length);
        long rowBytes = source.shape().rowElements() * source.dtype().itemSize();
        int atOnce = Math.clamp(BLOCK_BYTES / rowBytes, 1, Math.max(1, rows.length));
        for (int from = 0; from < rows.length; from += atOnce) {
            int to = Math.min(rows.length, from + atOnce);
            same.set(from, to);
            compare(Arrays.copyOfRange(rows, from, to), Arrays.copyOfRange(others, from, to), from, same);
        }
        return same;
    }

    private void compare(long[] rows, long[] others, int first, BitSet same) throws IOException {
        var all = Box.ofRows(Slice.all(rows.length), source.shape().withRows(rows.length));
        long cellsOfBlock = Math.max(1, BLOCK_BYTES / source.dtype().itemSize() / rows.length);
        MemorySegment memory = MemorySegment.NULL;
        MemorySegment otherMemory = MemorySegment.NULL;
        for (var part : all.inRow().blocks(cellsOfBlock)) {
            var box = part.behind(all.rows());
            if (memory.byteSize() == 0) {
                // The first block is the largest.
                memory = allocate(box.cellCount());
                otherMemory = allocate(box.cellCount());
            }
            source.read(rows, box, memory);
            source.read(others, box, otherMemory);
            long parts = box.rowCellCount() * keys.partsPerElement();
            for (int row = 0; row < rows.length; row++) {
                if (same.get(first + row) && !isSame(memory, otherMemory, row * parts, parts)) {
                    same.clear(first + row);
                }
            }
        }
    }

    private boolean isSame(MemorySegment memory, MemorySegment other, long from, long parts) {
        for (long i = from; i < from + parts; i++) {
            if (keys.key(memory, i) != keys.key(other, i)) {
                return false;
            }
        }
        return true;
    }

    private MemorySegment allocate(long cells) {
        return NdArray.allocate(source.dtype(), Shape.of(cells)).segment();
    }
}
