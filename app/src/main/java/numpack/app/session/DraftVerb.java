package numpack.app.session;

import java.io.IOException;
import numpack.engine.draft.Draft;

/// A change to a draft, made off the JavaFX thread behind those asked for earlier.
@FunctionalInterface
public interface DraftVerb {
    /// Makes it; whatever it throws means that nothing was changed.
    void apply(Draft draft) throws IOException;
}
