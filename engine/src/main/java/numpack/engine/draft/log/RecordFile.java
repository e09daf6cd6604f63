package numpack.engine.draft.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// What a log is written to, by position. Safe for all threads.
interface RecordFile extends AutoCloseable {
    long size() throws IOException;

    /// Fills what remains of a buffer.
    void read(long position, ByteBuffer into) throws IOException;

    /// Writes what remains of a buffer.
    void write(long position, ByteBuffer from) throws IOException;

    void truncate(long size) throws IOException;

    /// Moves another file into this one's place, and closes this one. If that fails, it continues as before.
    void giveWayTo(Path fresh) throws IOException;

    /// Returns when everything is on the disk.
    void force() throws IOException;

    Path path();

    @Override
    void close() throws IOException;
}
