package numpack.engine.commit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import numpack.engine.internal.DiskWork;

/// Checkpoints a pack when no commit has come for a second, or when the program ends before that without having closed it.
///
/// A failure loses nothing: the records are safe, and are kept until a checkpoint of this or another process succeeds. So it is logged, and nothing
/// else is done about it.
final class IdleCheckpoint {
    private static final System.Logger LOG = System.getLogger(IdleCheckpoint.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("checkpoint").unstarted(work));

    /// Those that a commit has asked for and that are not done yet.
    private static final Set<IdleCheckpoint> WAITING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> WAITING.forEach(IdleCheckpoint::now), "last checkpoints"));
    }

    private final DiskWork checkpoint;
    private final AtomicBoolean isScheduled = new AtomicBoolean();
    private volatile long lastCommit;

    /// @param checkpoint does nothing if nothing waits for it
    IdleCheckpoint(DiskWork checkpoint) {
        this.checkpoint = checkpoint;
    }

    /// Lets it be done a second after the last call of this.
    void later() {
        lastCommit = System.nanoTime();
        WAITING.add(this);
        if (isScheduled.compareAndSet(false, true)) {
            TIMER.schedule(this::onceIdle, IDLE.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /// Does it.
    void now() {
        WAITING.remove(this);
        try {
            checkpoint.run();
        } catch (IOException | RuntimeException failed) {
            LOG.log(Level.WARNING, "a checkpoint has to wait for the next writer", failed);
        }
    }

    private void onceIdle() {
        long left = lastCommit + IDLE.toNanos() - System.nanoTime();
        if (left > 0) {
            TIMER.schedule(this::onceIdle, left, TimeUnit.NANOSECONDS);
            return;
        }
        isScheduled.set(false);
        now();
    }
}
