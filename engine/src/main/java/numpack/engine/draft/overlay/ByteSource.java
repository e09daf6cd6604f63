package numpack.engine.draft.overlay;

import java.io.IOException;
import java.util.Arrays;

/// Bytes that can be read from anywhere in any order. Safe for all threads.
@FunctionalInterface
public interface ByteSource {
    /// Reads `count` bytes from `offset` into `into` from `at`.
    void read(long offset, byte[] into, int at, int count) throws IOException;

    /// Bytes in memory; the array must not be changed any more.
    static ByteSource of(byte[] bytes) {
        return (offset, into, at, count) -> System.arraycopy(bytes, Math.toIntExact(offset), into, at, count);
    }

    /// One element again and again.
    static ByteSource repeating(byte[] element) {
        if (isUniform(element)) {
            return (offset, into, at, count) -> Arrays.fill(into, at, at + count, element[0]);
        }
        return (offset, into, at, count) -> {
            int phase = (int) (offset % element.length);
            for (int i = 0; i < count; i++) {
                into[at + i] = element[phase];
                phase = phase + 1 == element.length ? 0 : phase + 1;
            }
        };
    }

    /// The same bytes, fetched a block ahead: for many small reads in ascending order by one thread.
    static ByteSource readingAhead(ByteSource source, long size) {
        return new ReadAhead(source, size);
    }

    private static boolean isUniform(byte[] element) {
        for (byte b : element) {
            if (b != element[0]) {
                return false;
            }
        }
        return true;
    }
}
