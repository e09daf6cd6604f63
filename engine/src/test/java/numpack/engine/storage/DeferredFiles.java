package numpack.engine.storage;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import numpack.engine.storage.file.FileLook;
import numpack.engine.storage.file.ReadFile;

/// Other files without their syncs: all calls go there but those.
record DeferredFiles(DurableFiles files) implements DurableFiles {
    @Override
    public DurableFiles deferred() {
        return this;
    }

    @Override
    public boolean reachDisk() {
        return false;
    }

    @Override
    public Optional<UUID> run(Path folder) throws IOException {
        return files.run(folder);
    }

    @Override
    public DurableFiles reaching() {
        return files;
    }

    @Override
    public WritableFile open(Path file, Opening opening) throws IOException {
        return new Deferred(files.open(file, opening));
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        files.createDirectory(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        files.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        files.delete(file);
    }

    @Override
    public boolean copyRights(Path from, Path to) throws IOException {
        return files.copyRights(from, to);
    }

    @Override
    public int linkCount(Path file) throws IOException {
        return files.linkCount(file);
    }

    @Override
    public void syncDirectory(Path directory) {
        // Left to the checkpoint.
    }

    @Override
    public Optional<FileLook> look(Path path) throws IOException {
        return files.look(path);
    }

    @Override
    public byte[] readStart(Path file, int most) throws IOException {
        return files.readStart(file, most);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        return files.list(directory);
    }

    private record Deferred(WritableFile file) implements WritableFile {
        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void write(long offset, ByteBuffer source) throws IOException {
            file.write(offset, source);
        }

        @Override
        public void write(long offset, MemorySegment source) throws IOException {
            file.write(offset, source);
        }

        @Override
        public void setLength(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public void copyFrom(ReadFile source, long sourceOffset, long offset, long length, LongConsumer copied) throws IOException {
            file.copyFrom(source, sourceOffset, offset, length, copied);
        }

        @Override
        public void force() {
            // Left to the checkpoint.
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
