package numpack.engine.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts the bytes that are read from each file of a pack.
public final class CountedReads {
    private final Map<String, Long> bytes = new ConcurrentHashMap<>();

    /// The files of a pack, counted.
    public OpenFiles open(Path pack) {
        return new OpenFiles(pack, OpenFiles.DEFAULT_LIMIT, path -> new Counted(FileChannel.open(path, StandardOpenOption.READ), path));
    }

    /// Bytes read from a file since the last call.
    public long take(Path path) {
        var read = bytes.remove(path.getFileName().toString());
        return read == null ? 0 : read;
    }

    private final class Counted extends FileChannel {
        private final FileChannel channel;
        private final String name;

        Counted(FileChannel channel, Path path) {
            this.channel = channel;
            this.name = path.getFileName().toString();
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            int count = channel.read(target, position);
            bytes.merge(name, (long) count, Long::sum);
            return count;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        protected void implCloseChannel() throws IOException {
            channel.close();
        }

        @Override
        public int read(ByteBuffer target) {
            throw notByPosition();
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) {
            throw notByPosition();
        }

        @Override
        public int write(ByteBuffer source) {
            throw notByPosition();
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) {
            throw notByPosition();
        }

        @Override
        public int write(ByteBuffer source, long position) {
            throw notByPosition();
        }

        @Override
        public long position() {
            throw notByPosition();
        }

        @Override
        public FileChannel position(long position) {
            throw notByPosition();
        }

        @Override
        public FileChannel truncate(long size) {
            throw notByPosition();
        }

        @Override
        public void force(boolean metaData) {
            throw notByPosition();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw notByPosition();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw notByPosition();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw notByPosition();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw notByPosition();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw notByPosition();
        }

        private static UnsupportedOperationException notByPosition() {
            return new UnsupportedOperationException("rows are read by position");
        }
    }
}
