package numpack.engine.storage;

import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;

/// The life of one mapping, shared by the leases on it.
///
/// Closing first turns new leases away, then waits a moment for the old ones, then takes the memory from under them: a scan
/// of minutes must not hold up a commit. Whoever still reads gets an `IllegalStateException` from the memory, which
/// `MappedRegion` turns into "closed, look again".
final class SharedArena {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Arena arena = Arena.ofShared();
    private int leases;
    private boolean closing;

    Arena arena() {
        return arena;
    }

    boolean isOpen() {
        return arena.scope().isAlive();
    }

    /// Counts one more lease, unless it is closing.
    synchronized boolean lease() {
        if (closing) {
            return false;
        }
        leases++;
        return true;
    }

    synchronized void release() {
        leases--;
        notifyAll();
    }

    void close() {
        if (turnAway()) {
            awaitLeases();
            closeMemory();
        }
    }

    private synchronized boolean turnAway() {
        boolean first = !closing;
        closing = true;
        return first;
    }

    private synchronized void awaitLeases() {
        long deadline = System.nanoTime() + PATIENCE;
        boolean interrupted = false;
        while (leases > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeMemory() {
        while (true) {
            try {
                arena.close();
                return;
            } catch (IllegalStateException e) {
                if (!isOpen()) {
                    throw e;
                }
                // A channel is just writing from this memory; such a call holds it for at most one piece of a transfer.
                Thread.onSpinWait();
            }
        }
    }
}
