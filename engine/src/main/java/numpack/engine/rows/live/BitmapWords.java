package numpack.engine.rows.live;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import numpack.engine.storage.file.ReadFile;

/// The words of a bitmap, 64 rows in each, as they were at one moment: they do not change, wherever they lie. Safe for any thread.
public interface BitmapWords {
    /// One word as it lies in a file or in memory.
    ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Words in memory that no longer change.
    static BitmapWords of(MemorySegment words) {
        return new HeldWords(words);
    }

    /// The first words of a file as they are now: copied if they are few, else read from it when they are asked for. The file is theirs
    /// from now on, and closed when they have no more use for it.
    ///
    /// @throws IOException if the disk fails
    static BitmapWords of(ReadFile file, long count) throws IOException {
        if (count * Long.BYTES > PagedWords.KEPT_BYTES) {
            return PagedWords.of(file, count);
        }
        try (file) {
            var words = Arena.ofAuto().allocate(count * Long.BYTES, Long.BYTES);
            file.read(0, words);
            return new HeldWords(words);
        }
    }

    /// One word.
    ///
    /// @throws java.io.UncheckedIOException                  if the disk fails
    /// @throws numpack.engine.error.ChangedOutsideException if another program changed the file
    long get(long index);

    /// Fills a buffer with words from `first` on, little-endian, past any cache: for a pass over all of them.
    void read(long first, ByteBuffer into);

    /// These words without the first ones.
    BitmapWords from(long first);

    /// What to throw where words are not what was counted before.
    RuntimeException changed();
}
