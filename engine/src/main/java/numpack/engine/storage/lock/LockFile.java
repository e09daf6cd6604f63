package numpack.engine.storage.lock;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.DiskFailure;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.file.FileStamp;

/// The open lock file of one pack: exactly one per pack in this process, shared by all who ask.
///
/// One, because POSIX drops every lock of a process on a file as soon as the process closes *any* of its handles on it. Hence
/// the registry, the one piece of static state in the engine: two openings of one pack that did not know of each other would
/// unlock each other.
///
/// A `RandomAccessFile`, because an interrupt closes a `FileChannel` in use, and the locks with it; neither the reads and
/// writes here nor `tryLock` react to interrupts.
///
/// ```text
/// offset  bytes
///      0      8  magic "NPWBLOCK"
///      8      8  commit counter, little-endian, odd while a commit applies
///     16    512  who took the write lock last (LockHolder)
///   2^40      1  locked, never written: the write lock
/// ```
/// The locked bytes lie far behind the content because Windows forbids reading what another process has locked.
final class LockFile {
    static final long WRITE_LOCK = 1L << 40;
    static final int WRITER_SLOT = 16;

    private static final byte[] MAGIC = {'N', 'P', 'W', 'B', 'L', 'O', 'C', 'K'};
    private static final int COUNTER = 8;

    private static final Map<Path, LockFile> OPEN = new HashMap<>();

    private final Path pack;
    private final Path path;
    private final boolean writable;
    private final String key;
    private final RandomAccessFile file;
    private int users;

    private LockFile(Path pack, Path path, boolean writable) throws IOException {
        this.pack = pack;
        this.path = path;
        this.writable = writable;
        this.file = new RandomAccessFile(path.toFile(), writable ? "rw" : "r");
        this.key = FileStamp.of(path).key();
    }

    /// The shared lock file of a pack; made if it is not there. Must be given back by [#leave()].
    static LockFile enterWritable(Path pack, DurableFiles files) throws IOException {
        synchronized (OPEN) {
            var path = WorkbenchFolder.ensure(pack, files).toRealPath().resolve("lock");
            var lock = OPEN.get(path);
            if (lock == null) {
                lock = new LockFile(pack, path, true);
                OPEN.put(path, lock);
            }
            lock.users++;
            return lock;
        }
    }

    /// The shared lock file, if there is one on disk; nothing is made.
    static Optional<LockFile> enterExisting(Path pack) throws IOException {
        synchronized (OPEN) {
            if (!WorkbenchFolder.exists(pack)) {
                return Optional.empty();
            }
            var path = WorkbenchFolder.of(pack).toRealPath().resolve("lock");
            var lock = OPEN.get(path);
            if (lock == null) {
                if (!Files.exists(path)) {
                    return Optional.empty();
                }
                lock = new LockFile(pack, path, Files.isWritable(path));
                OPEN.put(path, lock);
            }
            lock.users++;
            return Optional.of(lock);
        }
    }

    /// Gives it back; the last one to do so closes it.
    void leave() throws IOException {
        synchronized (OPEN) {
            if (--users == 0) {
                OPEN.remove(path, this);
                file.close();
            }
        }
    }

    boolean isWritable() {
        return writable;
    }

    /// Whether the file is still the one at its path. If not, a lock on it excludes nobody, and who enters from now on gets the one that is there.
    boolean isStill() throws IOException {
        if (FileStamp.of(path).key().equals(key)) {
            return true;
        }
        synchronized (OPEN) {
            OPEN.remove(path, this);
        }
        return false;
    }

    /// Takes one of the two locks now, or null if this or another process holds it.
    ///
    /// @throws ChangedOutsideException if the lock file was removed or replaced: a lock on it would exclude nobody
    @Nullable FileLock tryLock(long position) throws IOException {
        FileLock lock;
        try {
            // A file that may only be read can be locked for reading only; that is refused all the same while somebody holds it for writing.
            lock = file.getChannel().tryLock(position, 1, !writable);
        } catch (OverlappingFileLockException e) {
            return null;
        }
        if (lock != null && !FileStamp.of(path).key().equals(key)) {
            lock.release();
            throw new ChangedOutsideException(pack, "the lock file was removed or replaced");
        }
        return lock;
    }

    synchronized long counter() throws IOException {
        if (file.length() < WRITER_SLOT) {
            return 0;
        }
        return ByteBuffer.wrap(read(COUNTER, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    synchronized void counter(long value) throws IOException {
        // One write, so that another process never sees half a number.
        write(0, ByteBuffer.allocate(WRITER_SLOT).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putLong(value).array());
    }

    synchronized Optional<LockHolder> holder(int slot) throws IOException {
        return file.length() < slot + LockHolder.SLOT ? Optional.empty() : LockHolder.decode(read(slot, LockHolder.SLOT));
    }

    synchronized void holder(int slot, LockHolder holder) throws IOException {
        if (!holder(slot).equals(Optional.of(holder))) {
            write(slot, holder.encode());
        }
    }

    private void write(long offset, byte[] bytes) throws IOException {
        try {
            file.seek(offset);
            file.write(bytes);
        } catch (IOException failed) {
            throw DiskFailure.ofWrite(path, failed);
        }
    }

    private byte[] read(long offset, int count) throws IOException {
        var bytes = new byte[count];
        file.seek(offset);
        try {
            file.readFully(bytes);
        } catch (EOFException e) {
            throw new ChangedOutsideException(pack, "the lock file was cut");
        }
        return bytes;
    }
}
