package numpack.engine.error;

import java.nio.file.Path;

/// The file is of a version that we do not know.
public final class UnsupportedVersionException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long found;
    private final long newestKnown;

    public UnsupportedVersionException(Path path, String file, long found, long newestKnown) {
        super(path, "%s: %s: version %d, known up to %d".formatted(path, file, found, newestKnown));
        this.file = file;
        this.found = found;
        this.newestKnown = newestKnown;
    }

    /// The file inside the pack, or the log of its unsaved work.
    public String file() {
        return file;
    }

    /// The version in the file.
    public long found() {
        return found;
    }

    /// The newest version that we read.
    public long newestKnown() {
        return newestKnown;
    }
}
