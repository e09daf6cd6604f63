package numpack.engine.error;

import java.nio.file.Path;

/// The shape, row count or index of a request does not fit the array.
public final class ShapeMismatchException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String array;
    private final String expected;
    private final String found;

    public ShapeMismatchException(Path path, String array, String expected, String found) {
        super(path, "%s: array \"%s\": expected %s, found %s".formatted(path, array, expected, found));
        this.array = array;
        this.expected = expected;
        this.found = found;
    }

    /// The array's name.
    public String array() {
        return array;
    }

    /// What the array asks for, as text.
    public String expected() {
        return expected;
    }

    /// What was given, as text.
    public String found() {
        return found;
    }
}
