package numpack.engine.draft.step;

import java.util.List;
import java.util.RandomAccess;

/// The steps of a history at one moment. A step is read from the log when it is asked for, so a million of them take 20 MB. Immutable, for all
/// threads.
///
/// Asking throws `UncheckedIOException` if the log cannot be read, or is another one by now because the history was cleared.
public interface StepList extends List<Step>, RandomAccess {
    /// The number of a step; reads nothing.
    long id(int position);

    /// Where the step of a number stands; -1 if there is none. Reads nothing.
    int positionOf(long id);

    /// How many steps this and another moment have in common, from the first one on; none if they are of different logs. Reads nothing, and looks
    /// at each step only if between the two some were undone and others made in their place.
    int sharedWith(StepList other);
}
