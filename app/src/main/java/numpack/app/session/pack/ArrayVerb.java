package numpack.app.session.pack;

import java.io.IOException;
import numpack.engine.draft.Draft;

/// A change of one array, made off the JavaFX thread after those asked for earlier.
@FunctionalInterface
public interface ArrayVerb {
    /// Makes it; whatever it throws means that nothing was changed.
    ///
    /// @param array what the array is called on the draft by then
    void apply(Draft draft, String array) throws IOException;
}
