package numpack.engine.error;

import java.nio.file.Path;

/// Another program changed the pack under our hands: a file was cut, replaced or removed since it was opened.
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
