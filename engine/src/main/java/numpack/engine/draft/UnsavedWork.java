package numpack.engine.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import numpack.engine.draft.ledger.LogLook;
import numpack.engine.draft.log.DraftClaim;
import numpack.engine.draft.log.LogFolder;
import numpack.engine.draft.step.Step;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.UnsavedWorkChangedException;

/// Steps that wait in a log for their pack to be opened again.
///
/// @param pack      where the pack was
/// @param stepCount how many unsaved steps
/// @param lastTime  when the last of them was made
/// @param log       the log's file
public record UnsavedWork(Path pack, int stepCount, Instant lastTime, Path log) {
    /// The unsaved work in a log; empty if there is none.
    static Optional<UnsavedWork> of(LogLook look) {
        var waiting = look.waiting();
        return look.header().isEmpty() ? Optional.empty() : waiting.stream().map(Step::time).max(Comparator.naturalOrder())
                .map(last -> new UnsavedWork(look.header().get().packPath(), waiting.size(), last, look.path()));
    }

    /// Deletes the log, with its history. What is gone already is no failure.
    ///
    /// @throws PackLockedException         if it is in use; a draft deletes by [Draft#forgetOther] what it has named itself
    /// @throws UnsavedWorkChangedException if the log holds something else by now
    public void delete() throws IOException {
        var lock = LogFolder.lockOf(log);
        try (var _ = DraftClaim.take(lock).orElseThrow(() -> new PackLockedException(pack, DraftClaim.holder(lock)))) {
            deleteClaimed();
        }
    }

    /// The same for the holder of the log's claim.
    void deleteClaimed() throws IOException {
        try {
            if (!of(LogLook.at(log)).equals(Optional.of(this))) {
                throw new UnsavedWorkChangedException(pack);
            }
        } catch (NoSuchFileException gone) {
            return;
        }
        Files.deleteIfExists(log);
    }
}
