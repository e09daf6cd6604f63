package numpack.engine.rows.bitmap;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import numpack.engine.rows.live.BitmapWords;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.rows.live.RowMap;
import numpack.engine.storage.WritableFile;

/// A whole bitmap file, made word by word as it is written. Headered, its count exact, bits after the last row 0.
public final class BitmapImage {
    private static final int BLOCK_WORDS = 1 << 13;

    private final RowMap rows;

    BitmapImage(RowMap rows) {
        this.rows = rows;
    }

    /// Length of the file.
    public long sizeBytes() {
        return LiveRowsCodec.sizeBytes(rows.physicalCount());
    }

    /// Writes the file from its start; takes 64 KiB of memory however long it is.
    public void writeTo(WritableFile file) throws IOException {
        forEachBlock(file::write);
    }

    private <X extends Exception> void forEachBlock(BlockConsumer<X> consumer) throws X {
        try (var arena = Arena.ofConfined()) {
            var block = arena.allocate((long) BLOCK_WORDS * Long.BYTES, Long.BYTES);
            MemorySegment.copy(LiveRowsCodec.header(rows), 0, block, ValueLayout.JAVA_BYTE, 0, (int) LiveRowsCodec.HEADER_BYTES);
            consumer.accept(0, block.asSlice(0, LiveRowsCodec.HEADER_BYTES));
            long count = LiveRows.wordCount(rows.physicalCount());
            for (long first = 0; first < count; first += BLOCK_WORDS) {
                var words = new long[(int) Math.min(BLOCK_WORDS, count - first)];
                rows.fillWords(first, words);
                MemorySegment.copy(words, 0, block, BitmapWords.WORD, 0, words.length);
                consumer.accept(LiveRowsCodec.HEADER_BYTES + first * Long.BYTES, block.asSlice(0, (long) words.length * Long.BYTES));
            }
        }
    }

    @FunctionalInterface
    private interface BlockConsumer<X extends Exception> {
        void accept(long offset, MemorySegment block) throws X;
    }
}
