package numpack.engine.error;

import java.nio.file.Path;

/// The unsaved work of a pack is not what it was when it was shown: it was continued or saved in the meantime.
public final class UnsavedWorkChangedException extends PackException {
    private static final long serialVersionUID = 1L;

    public UnsavedWorkChangedException(Path path) {
        super(path, "%s: its unsaved work is not what was shown".formatted(path));
    }
}
