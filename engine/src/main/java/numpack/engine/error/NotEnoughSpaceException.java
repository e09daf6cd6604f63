package numpack.engine.error;

import java.nio.file.Path;

/// The disk has not enough room for what was asked; found before the first byte was written.
public final class NotEnoughSpaceException extends PackException {
    private static final long serialVersionUID = 1L;

    private final long neededBytes;
    private final long freeBytes;
    private final String disk;

    public NotEnoughSpaceException(Path path, long neededBytes, long freeBytes) {
        super(path, "%s: %d bytes are needed, %d are free".formatted(path, neededBytes, freeBytes));
        this.neededBytes = neededBytes;
        this.freeBytes = freeBytes;
        this.disk = DiskFailure.disk(path);
    }

    /// Bytes that the work needs.
    public long neededBytes() {
        return neededBytes;
    }

    /// Bytes that are free.
    public long freeBytes() {
        return freeBytes;
    }

    /// The disk as the system calls it; empty if unknown.
    public String disk() {
        return disk;
    }
}
