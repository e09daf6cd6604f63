package numpack.engine.find.rows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.stream.OrderedBlocks;
import numpack.engine.work.Progress;

/// A 64-bit hash of each row of a source: equal for rows that are the same by [RowKeys], nearly always different for others.
///
/// It is a polynomial over the mixed keys of the row, modulo 2^64, mixed once more. So the hashes of the parts of a long row make the hash of the whole.
final class RowHashes {
    static final long ALL_BITS = -1;
    private static final int BLOCK_BYTES = 1 << 20;
    private static final long BASE = 0x9e37_79b9_7f4a_7c15L;

    private final LazySource source;
    private final long mask;
    private final RowKeys keys;
    private final long rowCells;

    /// @param mask the bits that are kept
    RowHashes(LazySource source, long mask) {
        this.source = source;
        this.mask = mask;
        this.keys = new RowKeys(source.dtype());
        this.rowCells = source.shape().rowElements();
    }

    /// Takes the hashes in the order of the rows, one call at a time.
    @FunctionalInterface
    interface Sink {
        void take(long row, long hash) throws IOException;
    }

    void forEach(Sink sink, Progress progress) throws IOException {
        int elements = Math.clamp(source.shape().elementCount(), 1, BLOCK_BYTES / source.dtype().itemSize());
        var joined = new Joined(sink);
        OrderedBlocks.forEach(source, elements, Runtime.getRuntime().availableProcessors(), () -> new Scan(elements), joined, progress);
    }

    private static long mix(long key) {
        long mixed = (key ^ key >>> 32) * 0xd6e8_feb8_6659_fd93L;
        mixed = (mixed ^ mixed >>> 32) * 0xd6e8_feb8_6659_fd93L;
        return mixed ^ mixed >>> 32;
    }

    private static long power(long exponent) {
        long power = 1;
        long square = BASE;
        for (long left = exponent; left != 0; left >>>= 1) {
            power = (left & 1) == 0 ? power : power * square;
            square *= square;
        }
        return power;
    }

    /// Polynomials of blocks as hashes of rows.
    private final class Joined implements OrderedBlocks.Sink<long[]> {
        private final Sink sink;
        private long begun;

        Joined(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void take(Box block, long firstCell, long[] polynomials) throws IOException {
            long row = firstCell / rowCells;
            if (block.rowCellCount() == rowCells) {
                for (int i = 0; i < polynomials.length; i++) {
                    sink.take(row + i, mix(polynomials[i]) & mask);
                }
                return;
            }
            long cells = block.cellCount();
            long before = firstCell % rowCells == 0 ? 0 : begun;
            begun = before * power(cells * keys.partsPerElement()) + polynomials[0];
            if ((firstCell + cells) % rowCells == 0) {
                sink.take(row, mix(begun) & mask);
            }
        }
    }

    /// One polynomial for each row of a block, or for the part of a row that it is.
    private final class Scan implements OrderedBlocks.Scan<long[]> {
        private final NdArray block;
        private final MemorySegment memory;

        Scan(int elements) {
            block = NdArray.allocate(source.dtype(), Shape.of(elements));
            memory = block.segment();
        }

        @Override
        public NdArray memory() {
            return block;
        }

        @Override
        public long[] over(Box box) {
            var polynomials = new long[(int) box.rows().count()];
            long parts = box.rowCellCount() * keys.partsPerElement();
            for (int row = 0; row < polynomials.length; row++) {
                long polynomial = 0;
                for (long i = row * parts; i < (row + 1) * parts; i++) {
                    polynomial = polynomial * BASE + mix(keys.key(memory, i));
                }
                polynomials[row] = polynomial;
            }
            return polynomials;
        }
    }
}
