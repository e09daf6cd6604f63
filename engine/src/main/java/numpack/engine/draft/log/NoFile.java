package numpack.engine.draft.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The file of a draft that only looks: it is empty, takes nothing, and nothing of it lies on the disk.
///
/// @param path of what is looked at, for messages
record NoFile(Path path) implements RecordFile {
    @Override
    public long size() {
        return 0;
    }

    @Override
    public void read(long position, ByteBuffer into) throws IOException {
        throw new IOException("nothing is kept of " + path);
    }

    @Override
    public void write(long position, ByteBuffer from) throws IOException {
        throw new IOException("nothing is kept of " + path);
    }

    @Override
    public void truncate(long size) {}

    @Override
    public void giveWayTo(Path fresh) throws IOException {
        throw new IOException("nothing is kept of " + path);
    }

    @Override
    public void force() {}

    @Override
    public void close() {}
}
