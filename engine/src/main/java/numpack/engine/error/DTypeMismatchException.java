package numpack.engine.error;

import java.nio.file.Path;

/// The dtype of a request is not the array's; nothing is cast in silence.
public final class DTypeMismatchException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String array;
    private final String expected;
    private final String found;

    public DTypeMismatchException(Path path, String array, String expected, String found) {
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
