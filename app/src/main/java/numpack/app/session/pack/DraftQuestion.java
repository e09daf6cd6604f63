package numpack.app.session.pack;

import java.io.IOException;
import numpack.engine.draft.Draft;

/// Something to be found out from a draft, off the JavaFX thread after the changes asked for earlier.
///
/// @param <T> the answer, a value that is safe to share
@FunctionalInterface
public interface DraftQuestion<T> {
    /// Finds it out and changes nothing.
    T ask(Draft draft) throws IOException;
}
