package numpack.engine.rows;

import java.nio.ByteBuffer;

/// The words of a bitmap, 64 rows in each, as they were at one moment: they do not change, wherever they lie. Safe for any thread.
interface BitmapWords {
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
