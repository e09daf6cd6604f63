package numpack.app.task;

import java.util.concurrent.CancellationException;

/// What a running piece of work tells the outside, and hears from it. Any thread may call; all calls are cheap.
///
/// The verbs are those of the engine's `Progress`, so that one passes for the other through a few lines; this room
/// itself knows no engine.
public interface ProgressSink {
    /// The work, or its next stage, starts and will come to this total; below one means unknown.
    void begin(long total);

    /// So much more is done.
    void advance(long amount);

    /// Whether the answer is no longer wanted.
    boolean isCancelled();

    /// Leaves the work by exception if it was cancelled.
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }
}
