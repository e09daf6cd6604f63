package numpack.engine.error;

import java.nio.file.Path;

/// The folder or file is no pack that we read: another kind of file, or a pack of a release before 0.3.
public final class ForeignFormatException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String found;

    public ForeignFormatException(Path path, String found) {
        super(path, "%s: not a pack of the NPKB format: %s".formatted(path, found));
        this.found = found;
    }

    /// What it seems to be.
    public String found() {
        return found;
    }
}
