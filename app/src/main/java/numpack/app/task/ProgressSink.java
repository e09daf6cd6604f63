package numpack.app.task;

import java.util.concurrent.CancellationException;

/// What a running piece of work tells the outside, and hears from it. Any thread may call; all calls are cheap.
public interface ProgressSink {
    /// Units of work done so far, of how many; a total below one means that it is not known.
    void report(long done, long total);

    /// Whether somebody no longer wants the answer.
    boolean isCancelled();

    /// Leaves the work by exception if it was cancelled.
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }
}
