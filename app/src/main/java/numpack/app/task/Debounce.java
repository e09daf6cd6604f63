package numpack.app.task;

import java.time.Duration;

/// An action that waits until its triggers have been quiet for a while. Foreground only.
public final class Debounce {
    private final TaskRunner runner;
    private final Duration quiet;
    private final Runnable action;
    private Threads.Timer pending = () -> {};
    private boolean isPending;

    public Debounce(TaskRunner runner, Duration quiet, Runnable action) {
        this.runner = runner;
        this.quiet = quiet;
        this.action = action;
    }

    /// Starts the wait, or starts it again.
    public void trigger() {
        pending.cancel();
        isPending = true;
        pending = runner.after(quiet, this::fire);
    }

    /// Runs the action now if it is waiting; for closing.
    public void flush() {
        if (isPending) {
            pending.cancel();
            fire();
        }
    }

    /// Forgets a waiting action.
    public void cancel() {
        pending.cancel();
        isPending = false;
    }

    private void fire() {
        isPending = false;
        action.run();
    }
}
