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
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.DiskFailure;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
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
///   4088      8  1 if the file has taken the place of another one and nothing was counted in it since, else 0
///   4096  16384  for each group of arrays the counter's value while the commit applied that touched one of them last (LastTouches)
///   2^40      1  locked, never written: the write lock
/// 2^40+1      1  locked, never written: the process that is next in line for the write lock
/// ```
/// The locked bytes lie far behind the content because Windows forbids reading what another process has locked.
final class LockFile {
    static final long WRITE_LOCK = 1L << 40;
    static final long NEXT_IN_LINE = WRITE_LOCK + 1;
    static final int WRITER_SLOT = 16;

    private static final String NAME = "lock";
    private static final String IN_PACK = WorkbenchFolder.NAME + "/" + NAME;
    private static final byte[] MAGIC = {'N', 'P', 'W', 'B', 'L', 'O', 'C', 'K'};
    private static final int COUNTER = 8;
    private static final int SUCCESSOR = 4088;
    private static final int TOUCHES = 4096;
    private static final int TOUCHES_END = TOUCHES + LastTouches.GROUPS * Long.BYTES;

    /// So long a look at the name of a file that is mapped holds.
    private static final long TRUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /// So long after a file has taken the place of another nothing is counted in it: those who read beside have looked at its name again by then.
    static final Duration SUCCESSOR_PAUSE = Duration.ofMillis(15);

    private static final Map<Path, LockFile> OPEN = new HashMap<>();

    private final Path pack;
    private final Path path;
    private final boolean writable;
    private final FileStamp stamp;
    private final RandomAccessFile file;
    private final Optional<TouchPage> page;
    private boolean isAllocated;
    /// The threads of this process that wait for the write lock, in order of arrival; one holds it or waits for other processes.
    private final Semaphore line = new Semaphore(1, true);
    private volatile long lookedNanos = System.nanoTime() - TRUSTED_NANOS;
    private int users;

    private LockFile(Path pack, Path path, OpenAs as) throws IOException {
        this.pack = pack;
        this.path = path;
        this.writable = as != OpenAs.READABLE;
        this.file = new RandomAccessFile(path.toFile(), writable ? "rw" : "r");
        try {
            this.stamp = FileStamp.of(path);
            if (as == OpenAs.WRITER && file.length() < TOUCHES_END) {
                file.setLength(TOUCHES_END);
            }
            this.page = TouchPage.of(path, TOUCHES_END);
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /// The shared lock file of a pack; made if it is not there. Must be given back by [#leave()].
    static LockFile enterWritable(Path pack, DurableFiles files) throws IOException {
        synchronized (OPEN) {
            var path = WorkbenchFolder.ensure(pack, files).toRealPath().resolve(NAME);
            return enter(pack, path, OpenAs.WRITER);
        }
    }

    /// The shared lock file, if there is one on disk; nothing is made.
    static Optional<LockFile> enterExisting(Path pack) throws IOException {
        synchronized (OPEN) {
            if (!WorkbenchFolder.exists(pack)) {
                return Optional.empty();
            }
            var path = WorkbenchFolder.of(pack).toRealPath().resolve(NAME);
            // Of one that cannot be looked at nobody knows that it is not there: to open it says why not.
            return Files.notExists(path) ? Optional.empty() : Optional.of(enter(pack, path, Files.isWritable(path) ? OpenAs.WRITABLE : OpenAs.READABLE));
        }
    }

    private enum OpenAs {
        READABLE, WRITABLE,
        /// Writable, and about to be locked: it may be made.
        WRITER
    }

    private static LockFile enter(Path pack, Path path, OpenAs as) throws IOException {
        var lock = OPEN.get(path);
        if (lock == null || !lock.isInPlace()) {
            lock = new LockFile(pack, path, as);
            OPEN.put(path, lock);
        }
        lock.users++;
        return lock;
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

    /// Whether it is still the file that others find under this name.
    boolean isInPlace() throws IOException {
        return stamp.isSameFile(FileStamp.of(path));
    }

    /// The same, not older than [#TRUSTED_NANOS]: it is asked at every read of an array, and asking the disk takes as long as a small read. A commit
    /// that counts in another file has written nothing yet when this still says yes.
    boolean wasJustInPlace() throws IOException {
        long now = System.nanoTime();
        if (page.isPresent() && now - lookedNanos < TRUSTED_NANOS) {
            return true;
        }
        if (!isInPlace()) {
            return false;
        }
        lookedNanos = now;
        return true;
    }

    /// Whether a copy of the pack has it as a hard link: what is counted in one of them would be counted in the other. The write lock must be
    /// held.
    boolean isHardLinked(DurableFiles files) throws IOException {
        return files.linkCount(path) > 1;
    }

    /// Puts a copy in its place that is the pack's alone, and goes on counting there. The write lock must be held; it ends with this file, for
    /// everybody who has it open, and the other pack goes on with it.
    void replaceByOwn(DurableFiles files) throws IOException {
        var copy = path.resolveSibling(WorkbenchFolder.NEW_PREFIX + NAME);
        if (files.look(copy).isPresent()) {
            files.delete(copy);
        }
        var page = content();
        try (var made = files.open(copy, Opening.CREATE_NEW)) {
            made.write(0, ByteBuffer.wrap(page));
            made.write(SUCCESSOR, number(1));
            files.copyRights(path, copy);
            made.force();
        }
        files.rename(copy, path);
    }

    /// Waits, with the write lock, until whoever reads by another file that was in this place knows that this one counts now.
    void awaitReadersOfPredecessor() throws IOException, InterruptedException {
        if (isSuccessor()) {
            Thread.sleep(SUCCESSOR_PAUSE);
            notSuccessor();
        }
    }

    private boolean isSuccessor() throws IOException {
        long mapped = page.isPresent() ? page.get().number(SUCCESSOR) : TouchPage.GONE;
        return mapped == TouchPage.GONE ? readIsSuccessor() : mapped != 0;
    }

    private synchronized boolean readIsSuccessor() throws IOException {
        return file.length() >= TOUCHES && ByteBuffer.wrap(read(SUCCESSOR, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong() != 0;
    }

    private synchronized void notSuccessor() throws IOException {
        write(SUCCESSOR, number(0).array());
    }

    private static ByteBuffer number(long value) {
        return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).flip();
    }

    /// Waits until it is this thread's turn among those of this process.
    ///
    /// @return whether that was so before the time was over
    boolean enterLine(long waitNanos) throws InterruptedException {
        // The timed form keeps the order, but refuses an interrupted thread also where nothing has to be waited for.
        return !line.hasQueuedThreads() && line.tryAcquire() || line.tryAcquire(waitNanos, TimeUnit.NANOSECONDS);
    }

    void leaveLine() {
        line.release();
    }

    /// Whether a thread of this process has the write lock, or is about to.
    boolean isLineTaken() {
        return line.availablePermits() == 0;
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
        // Who is next in line asks again when it takes the lock.
        if (lock != null && position == WRITE_LOCK && !isInPlace()) {
            lock.release();
            throw new ChangedOutsideException(pack, new OutsideChange.FileReplaced(IN_PACK));
        }
        return lock;
    }

    long counter() throws IOException {
        long mapped = page.isPresent() ? page.get().number(COUNTER) : TouchPage.GONE;
        return mapped == TouchPage.GONE ? readCounter() : mapped;
    }

    private synchronized long readCounter() throws IOException {
        if (file.length() < WRITER_SLOT) {
            return 0;
        }
        return ByteBuffer.wrap(read(COUNTER, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    synchronized void counter(long value) throws IOException {
        // One write, so that another process never sees half a number.
        write(0, ByteBuffer.allocate(WRITER_SLOT).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putLong(value).array());
    }

    /// The commit that touched a group of arrays last; 0 if none has.
    long lastTouch(int group) throws IOException {
        return page.isPresent() ? page.get().number(TOUCHES + group * Long.BYTES) : readTouch(group);
    }

    private synchronized long readTouch(int group) throws IOException {
        var bytes = new byte[Long.BYTES];
        file.seek(TOUCHES + (long) group * Long.BYTES);
        return file.read(bytes) < bytes.length ? 0 : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    long[] lastTouches() throws IOException {
        var mapped = page.isPresent() ? page.get().numbers(TOUCHES, LastTouches.GROUPS) : Optional.<long[]>empty();
        return mapped.isPresent() ? mapped.get() : readLastTouches();
    }

    private synchronized long[] readLastTouches() throws IOException {
        var bytes = new byte[TOUCHES_END - TOUCHES];
        file.seek(TOUCHES);
        file.read(bytes);
        var counts = new long[LastTouches.GROUPS];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(counts);
        return counts;
    }

    synchronized void lastTouch(int group, long count) throws IOException {
        write(TOUCHES + (long) group * Long.BYTES, number(count).array());
    }

    /// Takes the space that the touches need, so that a commit does not fail for the lack of it when it begins to apply. The write lock must be
    /// held.
    synchronized void allocate() throws IOException {
        if (!isAllocated) {
            write(TOUCHES, encode(lastTouches()));
            isAllocated = true;
        }
    }

    synchronized void touchAll(long count) throws IOException {
        var counts = new long[LastTouches.GROUPS];
        Arrays.fill(counts, count);
        write(TOUCHES, encode(counts));
    }

    private static byte[] encode(long[] counts) {
        var touches = ByteBuffer.allocate(TOUCHES_END - TOUCHES).order(ByteOrder.LITTLE_ENDIAN);
        touches.asLongBuffer().put(counts);
        return touches.array();
    }

    private synchronized byte[] content() throws IOException {
        return read(0, Math.toIntExact(Math.min(file.length(), TOUCHES_END)));
    }

    Optional<LockHolder> holder(int slot) throws IOException {
        var mapped = page.isPresent() ? page.get().bytes(slot, LockHolder.SLOT) : Optional.<byte[]>empty();
        return mapped.isPresent() ? LockHolder.decode(mapped.get()) : readHolder(slot);
    }

    private synchronized Optional<LockHolder> readHolder(int slot) throws IOException {
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
            throw new ChangedOutsideException(pack, new OutsideChange.FileTooShort(IN_PACK, offset + count));
        }
        return bytes;
    }
}
