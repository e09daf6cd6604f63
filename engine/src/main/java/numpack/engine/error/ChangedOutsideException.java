package numpack.engine.error;

import java.nio.file.Path;

/// A program that is not ours changed the pack while it was open: a file was cut, replaced or removed. After a commit of ours, of whichever
/// process, it is a [StaleArrayException].
public final class ChangedOutsideException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String what;

    public ChangedOutsideException(Path path, String what) {
        super(path, "%s: changed by another program: %s".formatted(path, what));
        this.what = what;
    }

    /// The file or array, and what changed.
    public String what() {
        return what;
    }
}
