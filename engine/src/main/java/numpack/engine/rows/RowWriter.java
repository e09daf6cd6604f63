package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
        var dtype = source.dtype();
        var all = source.shape().ndim() == 0 ? Box.all(source.shape()) : Box.ofRows(rows, source.shape());
        long written = 0;
        try (var arena = Arena.ofConfined()) {
            var memory = MemorySegment.NULL;
            for (var box : all.blocks(BLOCK_BYTES / dtype.itemSize())) {
                progress.checkCancelled();
                long bytes = box.cellCount() * dtype.itemSize();
                // The first block is the largest.
                memory = written == 0 ? arena.allocate(bytes, 16) : memory;
                var block = memory.asSlice(0, bytes);
                source.read(box, block);
                Bools.normalize(dtype, block);
                file.write(offset + written, block);
                written += bytes;
                progress.advance(bytes);
            }
        }
        return written;
    }
}
