package numpack.engine.error;

import java.nio.file.Path;

/// The name cannot be given to a new array.
public final class InvalidNameException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String reason;

    public InvalidNameException(Path path, String name, String reason) {
        super(path, "%s: \"%s\" cannot be an array's name: %s".formatted(path, name, reason));
        this.name = name;
        this.reason = reason;
    }

    /// The name.
    public String name() {
        return name;
    }

    /// Why not.
    public String reason() {
        return reason;
    }
}
