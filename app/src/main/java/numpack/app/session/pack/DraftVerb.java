package numpack.app.session.pack;

import java.io.IOException;
import java.util.Collection;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;

/// A change to a draft, made off the JavaFX thread after those asked for earlier.
@FunctionalInterface
public interface DraftVerb {
    /// Makes it; whatever it throws means that nothing was changed.
    void apply(Draft draft) throws IOException;

    /// A change that calls rows by the numbers they had when it was asked for: a compaction that is over by then may have given them others,
    /// and then it is refused. Arrays may have been renamed by then: [Draft#nameNow].
    ///
    /// @param seen the arrays as they were
    static DraftVerb asSeen(Collection<DraftArray> seen, DraftVerb verb) {
        return draft -> draft.editAsSeen(seen, () -> verb.apply(draft));
    }
}
