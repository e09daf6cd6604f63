package numpack.engine.error;

import java.nio.file.Path;

/// Another pack is at the path than the one that unsaved steps were made on. They are kept, and none of them is applied to it.
public final class OtherPackException extends PackException {
    private static final long serialVersionUID = 1L;

    public OtherPackException(Path path) {
        super(path, "%s: another pack is at this path now".formatted(path));
    }
}
