package numpack.engine.loaded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import numpack.engine.error.PackClosedException;
import numpack.engine.internal.DiskWork;

/// Admits readers until the pack is closed, and lets some of them wait for a moment between two commits of this process.
///
/// Reading rows does not wait for a commit: it checks afterwards whether one has touched the array.
public final class AccessGate {
    private final Path pack;
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
    private final ReentrantReadWriteLock applying = new ReentrantReadWriteLock();
    private volatile boolean closed;

    public AccessGate(Path pack) {
        this.pack = pack;
    }

    /// Reads while the pack is open.
    void reading(DiskWork work) throws IOException {
        open.readLock().lock();
        try {
            checkOpen();
            work.run();
        } finally {
            open.readLock().unlock();
        }
    }

    /// Reads while no commit of this process applies.
    public void betweenCommits(DiskWork work) throws IOException {
        reading(() -> {
            applying.readLock().lock();
            try {
                work.run();
            } finally {
                applying.readLock().unlock();
            }
        });
    }

    /// Returns when a commit that was applying is done, and the pack has its new state.
    public void awaitCommit() {
        applying.readLock().lock();
        applying.readLock().unlock();
    }

    /// A barrier for one commit; up at first.
    public Barrier barrier() {
        return new Barrier();
    }

    /// Keeps out readers that need a moment between commits, from [#lower] until it is closed. Belongs to one thread.
    public final class Barrier implements AutoCloseable {
        private boolean isDown;

        private Barrier() {}

        public void lower() {
            if (!isDown) {
                applying.writeLock().lock();
                isDown = true;
            }
        }

        @Override
        public void close() {
            if (isDown) {
                isDown = false;
                applying.writeLock().unlock();
            }
        }
    }

    /// Admits no more readers. Waits for those inside.
    ///
    /// @return whether it was open
    public boolean close() {
        open.writeLock().lock();
        try {
            boolean wasOpen = !closed;
            closed = true;
            return wasOpen;
        } finally {
            open.writeLock().unlock();
        }
    }

    public void checkOpen() {
        if (closed) {
            throw new PackClosedException(pack);
        }
    }
}
