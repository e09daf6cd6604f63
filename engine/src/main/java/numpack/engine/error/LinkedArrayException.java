package numpack.engine.error;

import java.nio.file.Path;

/// An array whose file is a symbolic link was to be changed: it can be read only, for what the link leads to may belong to others too.
public final class LinkedArrayException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String array;
    private final String target;

    public LinkedArrayException(Path path, String array, String target) {
        super(path, "%s: array \"%s\" is read through a link to %s and cannot be changed".formatted(path, array, target));
        this.array = array;
        this.target = target;
    }

    /// The array's name.
    public String array() {
        return array;
    }

    /// Where the link leads.
    public String target() {
        return target;
    }
}
