package numpack.engine.change;

/// What an array's files and entry looked like when they were read. Equal stamps mean that it was not changed in between.
///
/// @param lastModifiedMicros the entry's time, in microseconds since 1970; every commit of ours sets a new one, even for a single cell
/// @param fingerprint        entry, sizes, modification times and file keys of data and bitmap, in a form that can be compared and stored
public record ArrayStamp(long lastModifiedMicros, String fingerprint) {}
