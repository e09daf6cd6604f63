package numpack.engine.error;

import java.nio.file.Path;

/// Rows of an array are numbered otherwise than when the request was made.
public final class RowsRenumberedException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String array;

    public RowsRenumberedException(Path path, String array) {
        super(path, "%s: the rows of array \"%s\" have other numbers by now".formatted(path, array));
        this.array = array;
    }

    /// The array's name.
    public String array() {
        return array;
    }
}
