package numpack.engine.commit.span;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Reads short parts of a file in ascending order. Parts that follow each other closely are read together, some hundred kilobytes at a time: a
/// call costs more than the bytes between them. For one thread.
public final class SpanReader {
    private static final long NEAR = 4096;
    private static final int MAX_AHEAD = 1 << 18;

    private final Bytes file;
    private final long length;
    private byte[] ahead = new byte[0];
    private long aheadStart;
    private long lastEnd = -NEAR - 1;

    /// The bytes of a file.
    @FunctionalInterface
    interface Bytes {
        /// Fills `into` with the bytes from `offset`.
        void read(long offset, ByteBuffer into) throws IOException;
    }

    /// @param length of the file
    SpanReader(Bytes file, long length) {
        this.file = file;
        this.length = length;
    }

    void read(long offset, byte[] into) throws IOException {
        boolean isNear = offset >= lastEnd && offset - lastEnd <= NEAR;
        lastEnd = offset + into.length;
        if (isNear && !isAhead(offset, into.length)) {
            int count = (int) Math.min(MAX_AHEAD, length - offset);
            if (count > into.length) {
                ahead = new byte[count];
                aheadStart = offset;
                file.read(offset, ByteBuffer.wrap(ahead));
            }
        }
        if (isAhead(offset, into.length)) {
            System.arraycopy(ahead, (int) (offset - aheadStart), into, 0, into.length);
        } else {
            file.read(offset, ByteBuffer.wrap(into));
        }
    }

    private boolean isAhead(long offset, int count) {
        return offset >= aheadStart && offset + count <= aheadStart + ahead.length;
    }
}
