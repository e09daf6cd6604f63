package numpack.engine.error;

import java.nio.file.Path;
import numpack.engine.error.reason.ForeignContent;

/// The folder or file is not a pack that can be read: another kind of file, or a pack of a release before 0.3.
public final class ForeignFormatException extends PackException {
    private static final long serialVersionUID = 1L;

    private final transient ForeignContent found;

    public ForeignFormatException(Path path, ForeignContent found) {
        super(path, "%s: not a pack of the NPKB format: %s".formatted(path, found));
        this.found = found;
    }

    /// What it seems to be.
    public ForeignContent found() {
        return found;
    }
}
