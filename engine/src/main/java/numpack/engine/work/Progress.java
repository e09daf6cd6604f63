package numpack.engine.work;

import java.util.concurrent.CancellationException;

/// Long work seen from outside. The worker calls it from its own thread, often; an implementation must return at once and must
/// not throw. Amounts are in the unit of `begin`'s total, bytes unless the work says otherwise.
public interface Progress {
    /// No observer: nothing is shown, and nothing cancels.
    Progress NONE = new Progress() {};

    /// The work starts and will come to this total; called again when a second stage begins.
    default void begin(long total) {}

    /// So much more is done.
    default void advance(long amount) {}

    /// Whether someone asked the work to stop. It then undoes what it did and throws `CancellationException`.
    default boolean isCancelled() {
        return false;
    }

    /// Ends the work here if someone asked for it.
    ///
    /// @throws CancellationException if the work is cancelled
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
