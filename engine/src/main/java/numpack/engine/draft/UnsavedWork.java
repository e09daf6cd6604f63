package numpack.engine.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import numpack.engine.error.UnsavedWorkChangedException;

/// Steps that wait in a log for their pack to be opened again.
///
/// @param pack      where the pack was
/// @param stepCount how many unsaved steps
/// @param lastTime  when the last of them was made
/// @param log       the log's file
public record UnsavedWork(Path pack, int stepCount, Instant lastTime, Path log) {
    /// Deletes the log, with its history, on behalf of whoever holds its claim. What is gone already is no failure.
    ///
    /// @throws UnsavedWorkChangedException if the log holds something else by now
    void delete() throws IOException {
        try {
            if (!LogLook.at(log).work().equals(Optional.of(this))) {
                throw new UnsavedWorkChangedException(pack);
            }
        } catch (NoSuchFileException gone) {
            return;
        }
        Files.deleteIfExists(log);
    }
}
