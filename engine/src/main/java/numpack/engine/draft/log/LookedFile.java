package numpack.engine.draft.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is opened for each look at it, and cannot be written. Safe for all threads.
record LookedFile(Path path) implements RecordFile {
    @Override
    public long size() throws IOException {
        return Files.size(path);
    }

    @Override
    public void read(long position, ByteBuffer into) throws IOException {
        int start = into.position();
        try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
            while (into.hasRemaining()) {
                if (file.read(into, position + into.position() - start) < 0) {
                    throw new EOFException("%s ends before %d".formatted(path, position + into.limit() - start));
                }
            }
        }
    }

    @Override
    public void write(long position, ByteBuffer from) throws IOException {
        throw onlyLookedAt();
    }

    @Override
    public void truncate(long size) throws IOException {
        throw onlyLookedAt();
    }

    @Override
    public void giveWayTo(Path fresh) throws IOException {
        throw onlyLookedAt();
    }

    @Override
    public void force() {
        // Nothing was written.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private IOException onlyLookedAt() {
        return new IOException("the draft's log is only looked at: " + path);
    }
}
