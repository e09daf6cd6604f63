package numpack.engine.storage.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/// Repeats file work that an interrupt broke off, and gives the interrupt back afterwards.
///
/// Java closes a channel whose thread is interrupted. For a commit that would be a crash of our own making, and for a channel
/// that others share, their failure as well. The work must be repeatable and must get a new channel each time.
public final class Uninterrupted {
    private Uninterrupted() {
    }

    public static <T> T call(Work<T> work) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                    Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// File work that may be done twice.
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }
}
