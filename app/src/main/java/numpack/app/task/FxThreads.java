package numpack.app.task;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The threads of the running program: JavaFX's own in front, as many as needed behind.
///
/// The background has no limit on purpose: a compaction that takes minutes must never keep a grid from loading, and
/// [LatestOnly] already keeps quick questions from piling up. All threads are daemons, so closing the window ends
/// the program; [#close()] waits for nothing.
public final class FxThreads implements Threads, AutoCloseable {
    // What is asked for after the end, as by a tick that was under way, is no longer wanted.
    private final ExecutorService background = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(),
            named("workbench-work-"), new ThreadPoolExecutor.DiscardPolicy());
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, named("workbench-clock-"),
            new ThreadPoolExecutor.DiscardPolicy());

    public FxThreads() {
        // a restarted delay would otherwise keep its cancelled forerunners until their time has come
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void background(Runnable work) {
        background.execute(work);
    }

    @Override
    public void foreground(Runnable work) {
        Platform.runLater(work);
    }

    @Override
    public Timer after(Duration delay, Runnable work) {
        var cancelled = new AtomicBoolean();
        var pending = clock.schedule(() -> foreground(() -> {
            if (!cancelled.get()) {
                work.run();
            }
        }), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> {
            cancelled.set(true);
            pending.cancel(false);
        };
    }

    @Override
    public void afterPicture(Runnable work) {
        new AnimationTimer() {
            private boolean isPictureMade;

            /// Called before each picture is made: the second call comes when the first picture is done.
            @Override
            public void handle(long now) {
                if (isPictureMade) {
                    stop();
                    work.run();
                }
                isPictureMade = true;
            }
        }.start();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        background.shutdown();
    }

    private static ThreadFactory named(String prefix) {
        var count = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
