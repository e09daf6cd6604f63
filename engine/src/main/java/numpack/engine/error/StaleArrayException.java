package numpack.engine.error;

import java.nio.file.Path;

/// An array was asked that is no longer as it was when it was looked up: a commit of this pack, by this process or another one of ours,
/// has touched it since, or the pack was read again. Ask the pack for the array again.
public final class StaleArrayException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String array;

    public StaleArrayException(Path path, String array) {
        super(path, "%s: array \"%s\" was changed since it was looked up: ask the pack for it again".formatted(path, array));
        this.array = array;
    }

    /// The array's name.
    public String array() {
        return array;
    }
}
