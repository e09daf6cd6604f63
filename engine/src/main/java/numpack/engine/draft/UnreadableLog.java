package numpack.engine.draft;

import java.io.IOException;
import java.nio.file.Path;
import numpack.engine.draft.log.DraftClaim;
import numpack.engine.draft.log.LogFolder;
import numpack.engine.error.PackLockedException;

/// A log that cannot be read, so that it is not known whose unsaved steps it holds.
///
/// @param log    the log's file
/// @param reason what is wrong with it
public record UnreadableLog(Path log, String reason) {
    /// Moves the log out of the way. It stays beside its old place, to be looked at.
    ///
    /// @return where it lies now
    /// @throws PackLockedException if a program that can read it has it in use
    public Path setAside() throws IOException {
        var lock = LogFolder.lockOf(log);
        try (var _ = DraftClaim.take(lock).orElseThrow(() -> new PackLockedException(log, DraftClaim.holder(lock)))) {
            return LogFolder.setAside(log);
        }
    }
}
