package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.Slice;
import numpack.engine.storage.WritableFile;
import numpack.engine.work.Progress;

/// Streams rows of any source into files, a few megabytes at a time whatever their number and size.
///
/// Bool elements become 0 or 1 on the way, as the format wants; all other bytes stay as they are.
public final class RowWriter {
    private static final long BLOCK_BYTES = 4 << 20;

    private RowWriter() {}

    /// Writes consecutive rows of a source to a place in a file.
    ///
    /// @return how many bytes were written
    public static long write(LazySource source, Slice rows, WritableFile file, long offset, Progress progress) throws IOException {
        long itemSize = source.dtype().itemSize();
        try (var arena = Arena.ofConfined()) {
            var block = new Block(source, file, offset, progress, arena);
            RowBlocks.forEach(source.shape(), rows, BLOCK_BYTES / itemSize, block::write);
            return block.written;
        }
    }

    private static final class Block {
        private final LazySource source;
        private final WritableFile file;
        private final long offset;
        private final Progress progress;
        private final Arena arena;
        private MemorySegment memory = MemorySegment.NULL;
        private long written;

        Block(LazySource source, WritableFile file, long offset, Progress progress, Arena arena) {
            this.source = source;
            this.file = file;
            this.offset = offset;
            this.progress = progress;
            this.arena = arena;
        }

        void write(Box box, long elements) throws IOException {
            progress.checkCancelled();
            long bytes = elements * source.dtype().itemSize();
            if (memory.byteSize() < bytes) {
                // The first box is the largest, so this happens once; rows that are cut deeper come in equal boxes too.
                memory = arena.allocate(bytes, 16);
            }
            var block = memory.asSlice(0, bytes);
            source.read(box, block);
            if (source.dtype() == DType.BOOL) {
                normalize(block);
            }
            file.write(offset + written, block);
            written += bytes;
            progress.advance(bytes);
        }

        private static void normalize(MemorySegment bools) {
            for (long i = 0; i < bools.byteSize(); i++) {
                bools.set(ValueLayout.JAVA_BYTE, i, (byte) (bools.get(ValueLayout.JAVA_BYTE, i) == 0 ? 0 : 1));
            }
        }
    }
}
