package numpack.engine.error;

import java.nio.file.Path;

/// No array of this name is in the pack.
public final class NoSuchArrayException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String array;

    public NoSuchArrayException(Path path, String array) {
        super(path, "%s: there is no array called \"%s\"".formatted(path, array));
        this.array = array;
    }

    /// The name asked for.
    public String array() {
        return array;
    }
}
