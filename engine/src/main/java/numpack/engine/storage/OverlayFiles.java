package numpack.engine.storage;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

import numpack.engine.storage.file.FileLook;
import numpack.engine.storage.file.FileLook.Kind;
import numpack.engine.storage.file.FileStamp;
import numpack.engine.storage.file.LaidBytes;
import numpack.engine.storage.file.ReadFile;

/// Files whose changes stay in memory: the disk is read and never written. Who does a change through it sees the folder as the change
/// would leave it, a moved file still read where it lies.
///
/// For small changes: it holds every byte that is written. One thread changes; after that many may look and read.
public final class OverlayFiles implements DurableFiles {
    private static final int PIECE = 1 << 20;

    private final FolderView disk = FolderView.ofDisk();
    /// What is other than on the disk; empty where nothing lies any more.
    private final Map<Path, Optional<FileLook>> changed = new HashMap<>();

    @Override
    public Optional<FileLook> look(Path path) throws IOException {
        var known = changed.get(path);
        if (known == null) {
            return disk.look(path);
        }
        if (known.isEmpty() || known.get().stamp().isAbsent()) {
            return known;
        }
        // Another program may change the file underneath.
        var look = known.get();
        return disk.look(look.path()).map(now -> new FileLook(now.path(), now.kind(), now.stamp(), look.laid()));
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        var paths = new LinkedHashSet<>(disk.list(directory));
        for (var entry : changed.entrySet()) {
            if (directory.equals(entry.getKey().getParent())) {
                if (entry.getValue().isPresent()) {
                    paths.add(entry.getKey());
                } else {
                    paths.remove(entry.getKey());
                }
            }
        }
        return List.copyOf(paths);
    }

    @Override
    public byte[] readStart(Path file, int most) throws IOException {
        var look = existing(file);
        if (look.laid().isEmpty()) {
            return disk.readStart(look.path(), most);
        }
        var laid = look.laid().get();
        var bytes = new byte[(int) Math.min(most, laid.length())];
        int kept = (int) laid.keptIn(0, bytes.length);
        if (kept > 0) {
            var start = disk.readStart(look.path(), kept);
            System.arraycopy(start, 0, bytes, 0, start.length);
        }
        laid.layOver(0, MemorySegment.ofArray(bytes));
        return bytes;
    }

    /// What stays in memory is never synced.
    @Override
    public DurableFiles deferred() {
        return this;
    }

    @Override
    public boolean reachDisk() {
        return false;
    }

    @Override
    public WritableFile open(Path file, Opening opening) throws IOException {
        var look = look(file);
        if (look.isPresent() && opening == Opening.CREATE_NEW) {
            throw new FileAlreadyExistsException(file.toString());
        }
        if (look.isEmpty() && opening == Opening.EXISTING) {
            throw new NoSuchFileException(file.toString());
        }
        var laid = look.flatMap(FileLook::laid).orElseGet(() -> new LaidBytes(look.map(FileLook::length).orElse(0L)));
        changed.put(file, Optional.of(new FileLook(look.map(FileLook::path).orElse(file), Kind.FILE,
                look.map(FileLook::stamp).orElse(FileStamp.ABSENT), Optional.of(laid))));
        return new LaidFile(laid);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        if (look(directory).isEmpty()) {
            changed.put(directory, Optional.of(new FileLook(directory, Kind.FOLDER, FileStamp.ABSENT, Optional.empty())));
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        var look = existing(from);
        if (look.kind() == Kind.FOLDER) {
            throw new FileSystemException(from.toString(), to.toString(), "a folder is not moved in memory");
        }
        changed.put(from, Optional.empty());
        changed.put(to, Optional.of(look));
    }

    @Override
    public void delete(Path file) throws IOException {
        if (existing(file).kind() == Kind.FOLDER && !list(file).isEmpty()) {
            throw new DirectoryNotEmptyException(file.toString());
        }
        changed.put(file, Optional.empty());
    }

    @Override
    public boolean copyRights(Path from, Path to) {
        return false;
    }

    /// What is written here is visible only here.
    @Override
    public int linkCount(Path file) {
        return 1;
    }

    @Override
    public void syncDirectory(Path directory) {
        // Nothing of it reaches a disk.
    }

    private FileLook existing(Path file) throws IOException {
        return look(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
    }

    private static final class LaidFile implements WritableFile {
        private final LaidBytes laid;

        LaidFile(LaidBytes laid) {
            this.laid = laid;
        }

        @Override
        public long length() {
            return laid.length();
        }

        @Override
        public void write(long offset, ByteBuffer source) {
            laid.write(offset, source);
        }

        @Override
        public void write(long offset, MemorySegment source) {
            for (long done = 0; done < source.byteSize(); done += PIECE) {
                var piece = source.asSlice(done, Math.min(PIECE, source.byteSize() - done));
                laid.write(offset + done, ByteBuffer.wrap(piece.toArray(ValueLayout.JAVA_BYTE)));
            }
        }

        @Override
        public void setLength(long length) {
            laid.setLength(length);
        }

        @Override
        public void copyFrom(ReadFile source, long sourceOffset, long offset, long length, LongConsumer copied) throws IOException {
            for (long done = 0; done < length; ) {
                var piece = ByteBuffer.allocate((int) Math.min(PIECE, length - done));
                source.read(sourceOffset + done, piece);
                laid.write(offset + done, piece);
                done += piece.remaining();
                copied.accept(done);
            }
        }

        @Override
        public void force() {
            // As above.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
