package numpack.engine.error;

import java.nio.file.Path;

/// The pack cannot be opened, or a file of it cannot be understood.
public final class CorruptPackException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String what;

    public CorruptPackException(Path path, String file, String what) {
        super(path, "%s: %s: %s".formatted(path, file, what));
        this.file = file;
        this.what = what;
    }

    /// The file inside the pack.
    public String file() {
        return file;
    }

    /// What is wrong, and where in the file.
    public String what() {
        return what;
    }
}
