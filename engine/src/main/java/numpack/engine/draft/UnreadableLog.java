package numpack.engine.draft;

import java.nio.file.Path;

/// A log that cannot be read, so that nobody knows whose unsaved steps it holds.
///
/// @param log    the log's file
/// @param reason what is wrong with it
public record UnreadableLog(Path log, String reason) {}
