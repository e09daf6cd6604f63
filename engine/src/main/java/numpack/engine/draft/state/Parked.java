package numpack.engine.draft.state;

/// An array that a save took out of the pack and that waits there.
///
/// @param key       the pack's key for it
/// @param afterStep what waits is the array as it was right after this step of the history; 0 if that was before all of them
public record Parked(String key, long afterStep) {}
