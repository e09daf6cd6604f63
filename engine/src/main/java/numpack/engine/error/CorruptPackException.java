package numpack.engine.error;

import java.nio.file.Path;
import numpack.engine.error.reason.FileDamage;

/// The pack cannot be opened, or a file of it cannot be understood.
public final class CorruptPackException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final transient FileDamage what;

    public CorruptPackException(Path path, String file, FileDamage what) {
        super(path, "%s: %s: %s".formatted(path, file, what));
        this.file = file;
        this.what = what;
    }

    /// The file inside the pack.
    public String file() {
        return file;
    }

    /// What is wrong with it.
    public FileDamage what() {
        return what;
    }
}
