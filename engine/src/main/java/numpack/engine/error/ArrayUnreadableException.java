package numpack.engine.error;

import java.nio.file.Path;

/// The array cannot be read: its files are missing, short or damaged. The others can.
public final class ArrayUnreadableException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String array;
    private final transient Finding finding;

    public ArrayUnreadableException(Path path, String array, Finding finding) {
        super(path, "%s: the array \"%s\" cannot be read: %s".formatted(path, array, finding));
        this.array = array;
        this.finding = finding;
    }

    /// Its name.
    public String array() {
        return array;
    }

    /// Why.
    public Finding finding() {
        return finding;
    }
}
