package numpack.engine.error;

import java.io.IOException;
import java.nio.file.Path;

/// A commit was made, whole and as durable as asked for, but the pack could not be read afterwards: its objects show it as it was before,
/// and the changed arrays refuse to be read, until a reload succeeds. The cause says why.
///
/// No `PackException`, whatever its cause is: those say that nothing was changed.
public final class NotReadAgainException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path path;

    public NotReadAgainException(Path path, Throwable cause) {
        super("%s: the changes are saved, but the pack could not be read again: %s".formatted(path, cause.getMessage()), cause);
        this.path = path;
    }

    /// The pack's folder.
    public Path path() {
        return path;
    }
}
