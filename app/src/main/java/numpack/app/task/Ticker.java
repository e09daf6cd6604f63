package numpack.app.task;

import java.time.Duration;

/// An action repeated in the foreground, one pause apart at least. Foreground only.
public final class Ticker {
    private final TaskRunner runner;
    private final Duration pause;
    private final Runnable action;
    private Threads.Timer next = () -> {};

    public Ticker(TaskRunner runner, Duration pause, Runnable action) {
        this.runner = runner;
        this.pause = pause;
        this.action = action;
    }

    /// Begins, or begins again; the first tick comes after one pause.
    public void start() {
        next.cancel();
        next = runner.after(pause, this::tick);
    }

    public void stop() {
        next.cancel();
    }

    private void tick() {
        // scheduled before the action, so that the action may stop it
        start();
        action.run();
    }
}
