package numpack.engine.draft;

/// An array that a save took out of the pack and that waits there.
///
/// @param key       the pack's key for it; empty while a save that brings it back is under way: it is in the pack then, as it waited
/// @param afterStep what waits is the array as it was right after this step of the history; 0 if that was before all of them
record Parked(String key, long afterStep) {
    boolean isBack() {
        return key.isEmpty();
    }

    /// The same, in the pack already.
    Parked back() {
        return new Parked("", afterStep);
    }
}
