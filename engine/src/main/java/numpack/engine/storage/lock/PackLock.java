package numpack.engine.storage.lock;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import numpack.engine.error.PackClosedException;
import numpack.engine.error.PackHolder;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.storage.DurableFiles;

/// The locks of one pack, all in `.workbench/lock` (its bytes: see `LockFile`).
///
/// * The **write lock** is held for one commit. Whoever holds it may recover the journal and change the pack.
/// * The **commit counter** is odd while a commit applies. A reader of the pack's state that sees another number afterwards than
///   before must read again.
/// * The **last touches** say which arrays a commit is about, from before its first change on ([LastTouch]). A reader of one array can
///   ignore commits to other arrays.
///
/// The wait is bounded: threads of one process in order of arrival, and of all processes only the one that holds the
/// place *next in line* tries for the write lock. A process that has just released it must take that place first, like every other.
///
/// The lock excludes other processes and other `PackLock`s in this one, and ends with the process, however that ends. It does not stop
/// NumPack, which knows no locks. Asking creates nothing; the first lock makes `.workbench/` and the file. Safe for many threads.
public final class PackLock implements AutoCloseable {
    private static final long MIN_POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long MAX_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long MAX_ENDING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path pack;
    private final DurableFiles files;
    private volatile @Nullable LockFile shared;
    /// The commit counter when the lock file was last found in its place.
    private long countInPlace;
    /// The lock file while the write lock is held here: then it is known to be in its place.
    private volatile @Nullable LockFile held;
    private boolean closed;

    private PackLock(Path pack, DurableFiles files) {
        this.pack = pack;
        this.files = files;
    }

    /// The locks of a pack; touches no disk.
    public static PackLock of(Path pack, DurableFiles files) {
        return new PackLock(pack, files);
    }

    /// Takes the write lock, waiting for it no longer than `patience`.
    ///
    /// @throws PackLockedException if someone else still holds it then
    /// @throws ReadOnlyPackException if the pack cannot be written
    public WriteLock lock(Duration patience) throws IOException {
        while (true) {
            var file = writable();
            var lock = await(file, patience);
            try {
                if (!file.isHardLinked(files)) {
                    file.holder(LockFile.WRITER_SLOT, LockHolder.current());
                    file.allocate();
                    file.awaitReadersOfPredecessor();
                    return lock;
                }
            } catch (InterruptedException e) {
                var interrupted = interrupted();
                lock.closeAfter(interrupted);
                throw interrupted;
            } catch (IOException | RuntimeException | Error failure) {
                lock.closeAfter(failure);
                throw failure;
            }
            try (lock) {
                file.replaceByOwn(files);
            }
        }
    }

    /// Takes the lock of a pack that may not be writable, for reading only. Empty if none of ours has ever written it.
    ///
    /// @throws PackLockedException if someone else still holds it then
    public Optional<WriteLock> lockToRead(Duration patience) throws IOException {
        var file = existing();
        return file.isEmpty() ? Optional.empty() : Optional.of(await(file.get(), patience));
    }

    /// Who holds the write lock now, this process included; empty if nobody does.
    public Optional<PackHolder> writer() throws IOException {
        return holder(LockFile.WRITE_LOCK, LockFile.WRITER_SLOT);
    }

    /// The commit counter; 0 for a pack that none of ours has written.
    public long commitCount() throws IOException {
        var file = existing();
        return file.isPresent() ? file.get().counter() : 0;
    }

    /// The same, of the lock file that was in its place a moment ago: a commit that counts in another one has written nothing yet.
    long recentCount() throws IOException {
        var known = shared;
        return known != null && known.wasJustInPlace() ? known.counter() : commitCount();
    }

    /// Which commits touched each array last. Nothing is made.
    public LastTouches lastTouches() throws IOException {
        var file = existing();
        return file.isPresent() ? new LastTouches(this, file.get().counter(), file.get().lastTouches())
                : new LastTouches(this, 0, new long[LastTouches.GROUPS]);
    }

    /// The commit that touched a group last. Asked at every read of an array, so it waits for nobody while the lock file is in its place.
    long lastTouch(int group) throws IOException {
        var known = shared;
        if (known != null && known.wasJustInPlace()) {
            return known.lastTouch(group);
        }
        var file = existing();
        return file.isPresent() ? file.get().lastTouch(group) : 0;
    }

    /// Another folder is in the pack's place, and is the pack from now on: its lock file is the one that counts.
    public synchronized void folderReplaced() throws IOException {
        if (shared != null && !shared.isInPlace()) {
            shared.leave();
            shared = null;
        }
    }

    /// Whether a commit applies no more, which is waited for a moment, unless it is one of this process.
    ///
    /// @param commit its count; 0 for none
    boolean hasEnded(long commit) throws IOException {
        long start = System.nanoTime();
        while (true) {
            long count = commitCount();
            if (commit == 0 || count != commit) {
                return commit != TouchPage.GONE && count >= commit;
            }
            if (System.nanoTime() - start > MAX_ENDING_NANOS || existing().filter(LockFile::isLineTaken).isPresent()) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(MIN_POLL_NANOS);
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
    }

    /// Ends the use of the lock file here. Locks that are still held by others through their own `PackLock` stay.
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            if (shared != null) {
                shared.leave();
            }
        }
    }

    private WriteLock await(LockFile file, Duration patience) throws IOException {
        long start = System.nanoTime();
        try {
            if (!file.enterLine(patience.toNanos())) {
                throw new PackLockedException(pack, named(file, LockFile.WRITER_SLOT));
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try (var _ = await(file, LockFile.NEXT_IN_LINE, start, patience)) {
            var lock = new WriteLock(this, file, await(file, LockFile.WRITE_LOCK, start, patience));
            held = file;
            return lock;
        } catch (IOException | RuntimeException | Error failure) {
            file.leaveLine();
            throw failure;
        }
    }

    private FileLock await(LockFile file, long position, long start, Duration patience) throws IOException {
        while (true) {
            var lock = file.tryLock(position);
            if (lock != null) {
                return lock;
            }
            long waited = System.nanoTime() - start;
            if (waited >= patience.toNanos()) {
                throw new PackLockedException(pack, named(file, LockFile.WRITER_SLOT));
            }
            try {
                // Most commits take less than a millisecond; a long one is not asked every moment whether it is done.
                TimeUnit.NANOSECONDS.sleep(Math.clamp(waited / 4, MIN_POLL_NANOS, MAX_POLL_NANOS));
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
    }

    private InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for the lock of " + pack);
    }

    private Optional<PackHolder> holder(long position, int slot) throws IOException {
        var file = existing();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var lock = file.get().tryLock(position);
        if (lock != null) {
            lock.release();
            return Optional.empty();
        }
        return Optional.of(named(file.get(), slot));
    }

    /// Who is named in a slot. Between taking a lock and writing the slot nobody is, or somebody who died in the midst of that.
    private static PackHolder named(LockFile file, int slot) throws IOException {
        return file.holder(slot).map(LockHolder::toPackHolder).orElseGet(PackHolder.Unknown::new);
    }

    private synchronized LockFile writable() throws IOException {
        checkOpen();
        shared = carriedOn(shared == null ? enterWritable() : shared);
        if (!shared.isWritable()) {
            throw new ReadOnlyPackException(pack, new ReadOnlyPackException.LockNotWritable());
        }
        return shared;
    }

    private LockFile enterWritable() throws IOException {
        try {
            return LockFile.enterWritable(pack, files);
        } catch (IOException e) {
            if (Files.isWritable(pack)) {
                throw e;
            }
            throw new ReadOnlyPackException(pack, new ReadOnlyPackException.FolderNotWritable());
        }
    }

    private Optional<LockFile> existing() throws IOException {
        var locked = held;
        return locked != null ? Optional.of(locked) : lookedUp();
    }

    private synchronized Optional<LockFile> lookedUp() throws IOException {
        checkOpen();
        var known = shared == null ? LockFile.enterExisting(pack).orElse(null) : shared;
        shared = known == null ? null : carriedOn(known);
        return Optional.ofNullable(shared);
    }

    /// The lock file that goes on where this one ended, if one of ours has put it in the place of one that a copy of the pack has, too. What
    /// anybody else has put there is refused when it is locked: a lock on it would exclude nobody.
    ///
    /// The copy may count on in the old file. So what goes on is held against what was counted while that one was in its place.
    private LockFile carriedOn(LockFile known) throws IOException {
        long count = known.counter();
        if (known.isInPlace()) {
            countInPlace = count;
            return known;
        }
        var next = LockFile.enterExisting(pack);
        if (next.isEmpty()) {
            return known;
        }
        long nextCount = next.get().counter();
        boolean goesOn = nextCount >= countInPlace;
        countInPlace = goesOn ? nextCount : countInPlace;
        (goesOn ? known : next.get()).leave();
        return goesOn ? next.get() : known;
    }

    private void checkOpen() {
        if (closed) {
            throw new PackClosedException(pack);
        }
    }

    /// The write lock, held until closed. Belongs to one commit.
    public static final class WriteLock implements AutoCloseable {
        private final PackLock owner;
        private final LockFile file;
        private final FileLock lock;
        private boolean closed;

        private WriteLock(PackLock owner, LockFile file, FileLock lock) {
            this.owner = owner;
            this.file = file;
            this.lock = lock;
        }

        /// Tells readers that what they read of the pack and of these arrays from now on may be half new: the counter becomes odd.
        ///
        /// @param arrays as for [LastTouches#of]
        public void commitStarts(Collection<String> arrays) throws IOException {
            long count = starts();
            for (int group : arrays.stream().mapToInt(LastTouches::groupOf).distinct().toArray()) {
                file.lastTouch(group, count);
            }
        }

        /// The same of all arrays: a commit that was cut short is finished.
        public void recoveryStarts() throws IOException {
            file.touchAll(starts());
        }

        /// First the counter, so that nobody takes touches over without noticing that a commit applies.
        private long starts() throws IOException {
            long count = file.counter() + 1 | 1;
            file.counter(count);
            return count;
        }

        /// Tells them that the pack is whole again: the counter becomes even, and higher than ever before.
        public void commitEnds() throws IOException {
            file.counter((file.counter() | 1) + 1);
        }

        /// Whether what it locks can be written; else it keeps writers away and allows nothing.
        public boolean isWritable() {
            return file.isWritable();
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            owner.held = null;
            try {
                lock.release();
            } finally {
                file.leaveLine();
            }
        }

        private void closeAfter(Throwable failure) {
            try {
                close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
