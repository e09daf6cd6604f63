package numpack.engine.storage.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import numpack.engine.internal.DiskCall;

/// Repeats file work that an interrupt broke off, and gives the interrupt back afterwards.
///
/// Java closes a channel whose thread is interrupted. For a commit that would be a crash of our own making, and for a channel
/// that others share, their failure as well. The work must be repeatable and must get a new channel each time.
public final class Uninterrupted {
    private Uninterrupted() {
    }

    public static <T> T call(DiskCall<T> work) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.call();
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
}
