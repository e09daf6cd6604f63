package numpack.engine.draft.step;

import java.io.IOException;

/// Bytes that a step carries: kept in the draft's log, in memory when they are few, or one element repeated.
public interface StepBytes {
    long size();

    /// Reads `count` bytes from `offset` into `into` from `at`.
    ///
    /// @throws IOException if the log cannot be read, or is damaged there
    void read(long offset, byte[] into, int at, int count) throws IOException;

    /// Reads a few of them.
    default byte[] read(long offset, int count) throws IOException {
        var bytes = new byte[count];
        read(offset, bytes, 0, count);
        return bytes;
    }
}
