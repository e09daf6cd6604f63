package numpack.app.task;

import java.time.Duration;

/// Threads that are none: background and foreground work runs at once in the caller, delayed work by hand.
public class DirectThreads implements Threads {
    private final ManualThreads clock = new ManualThreads();

    /// A runner over direct threads that lets failures escape into the test.
    public static TaskRunner runner() {
        return new TaskRunner(new DirectThreads(), failure -> {
            throw new AssertionError(failure);
        });
    }

    @Override
    public void background(Runnable work) {
        work.run();
    }

    @Override
    public void foreground(Runnable work) {
        work.run();
    }

    @Override
    public Timer after(Duration delay, Runnable work) {
        return clock.after(delay, work);
    }

    @Override
    public void afterPicture(Runnable work) {
        work.run();
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    /// Moves the clock on.
    public void advance(Duration time) {
        clock.advance(time);
    }
}
