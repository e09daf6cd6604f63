package numpack.engine.error;

import java.nio.file.Path;
import numpack.engine.error.reason.NameFault;

/// The name cannot be given to a new array.
public final class InvalidNameException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient NameFault fault;

    public InvalidNameException(Path path, String name, NameFault fault) {
        super(path, "%s: \"%s\" cannot be an array's name: %s".formatted(path, name, fault));
        this.name = name;
        this.fault = fault;
    }

    /// The name.
    public String name() {
        return name;
    }

    /// Why not.
    public NameFault fault() {
        return fault;
    }
}
