package numpack.engine.storage;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

import numpack.engine.storage.file.ReadFile;

/// A file open for writing at positions. Belongs to one thread. Closing does not sync.
public interface WritableFile extends Closeable {
    /// Its length in bytes.
    long length() throws IOException;

    /// Writes all that remains in `source` at `offset`; the position of `source` stays where it was. Writing after the end
    /// makes the file longer.
    void write(long offset, ByteBuffer source) throws IOException;

    /// Writes a whole segment at `offset`.
    void write(long offset, MemorySegment source) throws IOException;

    /// Makes the file `length` bytes long: cuts it, or fills with zeros.
    void setLength(long length) throws IOException;

    /// Copies bytes of another file without taking them through Java's memory where the system can.
    ///
    /// @param copied told after each piece how many bytes are copied so far; what it throws ends the copy
    void copyFrom(ReadFile source, long sourceOffset, long offset, long length, LongConsumer copied) throws IOException;

    /// Returns when everything written so far, and the length, is as durable as these files promise.
    void force() throws IOException;
}
