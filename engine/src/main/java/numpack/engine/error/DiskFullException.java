package numpack.engine.error;

import java.io.IOException;
import java.nio.file.Path;

/// Something could not be written because its disk has no room left, or because its owner may use no more of it.
public final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path path;
    private final String disk;

    public DiskFullException(Path path, String disk, Throwable cause) {
        super("%s: no space left on %s".formatted(path, disk.isEmpty() ? "its disk" : disk), cause);
        this.path = path;
        this.disk = disk;
    }

    /// What could not be written.
    public Path path() {
        return path;
    }

    /// The disk as the system calls it: where it is mounted, and its name; empty if unknown.
    public String disk() {
        return disk;
    }
}
