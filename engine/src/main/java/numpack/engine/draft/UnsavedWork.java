package numpack.engine.draft;

import java.nio.file.Path;
import java.time.Instant;

/// Steps that wait in a log for their pack to be opened again.
///
/// @param pack      where the pack was
/// @param stepCount how many unsaved steps
/// @param lastTime  when the last of them was made
/// @param log       the log's file
public record UnsavedWork(Path pack, int stepCount, Instant lastTime, Path log) {}
