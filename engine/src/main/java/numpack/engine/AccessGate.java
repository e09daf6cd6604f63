package numpack.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import numpack.engine.error.PackClosedException;

/// Lets many readers in, or one commit while it applies its steps: no reader of this process sees half of a commit.
///
/// Readers hold it for one read only, so a long scan does not keep a commit out.
final class AccessGate {
    private final Path pack;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean closed;

    AccessGate(Path pack) {
        this.pack = pack;
    }

    /// Reads while no commit applies.
    void reading(DiskWork work) throws IOException {
        lock.readLock().lock();
        try {
            checkOpen();
            work.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Changes the pack while nobody reads.
    void changing(DiskWork work) throws IOException {
        lock.writeLock().lock();
        try {
            checkOpen();
            work.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Nobody comes in any more. Waits for those who are in.
    ///
    /// @return whether it was open
    boolean close() {
        lock.writeLock().lock();
        try {
            boolean wasOpen = !closed;
            closed = true;
            return wasOpen;
        } finally {
            lock.writeLock().unlock();
        }
    }

    void checkOpen() {
        if (closed) {
            throw new PackClosedException(pack);
        }
    }

    /// Work that touches the disk.
    @FunctionalInterface
    interface DiskWork {
        void run() throws IOException;
    }
}
