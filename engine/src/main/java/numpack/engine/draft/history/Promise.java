package numpack.engine.draft.history;

import java.util.List;
import java.util.Map;
import numpack.engine.draft.state.Parked;

/// What a commit will make of the pack, as the log says before it.
///
/// @param mark        how many steps are saved after it
/// @param stampMicros the time that touched arrays have after it
/// @param arrays      the touched arrays as they will be; the stamps are still the old ones
/// @param waiting     all removed arrays that wait after it, by identity
/// @param kind        what it is
public record Promise(Kind kind, int mark, long stampMicros, List<KnownArray> arrays, Map<Long, Parked> waiting) {
    public Promise {
        arrays = List.copyOf(arrays);
        waiting = Map.copyOf(waiting);
    }

    /// What a commit is.
    public enum Kind {
        /// Steps up to the mark are in the pack then, and the cursor is there.
        SAVE,
        /// The steps stay where they are, and rows close up. It chooses its time itself: the rows say whether it happened.
        COMPACTION
    }
}
