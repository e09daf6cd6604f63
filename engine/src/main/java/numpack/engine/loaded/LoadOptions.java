package numpack.engine.loaded;

import java.time.Duration;

/// How a pack may be looked at.
///
/// @param mayWrite     whether a byte of it may be written, to finish a commit that was cut short even
/// @param lockWait     how long to wait for another program's commit
/// @param followsLinks whether files that are symbolic links are read
public record LoadOptions(boolean mayWrite, Duration lockWait, boolean followsLinks) {}
