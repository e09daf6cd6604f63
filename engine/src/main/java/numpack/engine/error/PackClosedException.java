package numpack.engine.error;

import java.nio.file.Path;

/// The pack was used after it was closed.
public final class PackClosedException extends PackException {
    private static final long serialVersionUID = 1L;

    public PackClosedException(Path path) {
        super(path, "%s: the pack is closed".formatted(path));
    }
}
