package numpack.engine.error;

import java.nio.file.Path;

/// An array of this name is already in the pack, or its files would collide with another's.
public final class ArrayExistsException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String array;

    public ArrayExistsException(Path path, String array) {
        super(path, "%s: there is already an array called \"%s\"".formatted(path, array));
        this.array = array;
    }

    /// Its name.
    public String array() {
        return array;
    }
}
