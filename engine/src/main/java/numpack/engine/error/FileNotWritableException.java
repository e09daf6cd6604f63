package numpack.engine.error;

import java.nio.file.Path;

/// A file that a change has to write may not be written, or not without taking it from its owner. Found before anything was changed.
public final class FileNotWritableException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String owner;
    private final Reason reason;

    /// @param file  relative to the pack
    /// @param owner empty if it is not known
    public FileNotWritableException(Path path, String file, String owner, Reason reason) {
        super(path, "%s: %s of %s cannot be written: %s".formatted(path, file, owner.isEmpty() ? "an unknown owner" : owner, reason));
        this.file = file;
        this.owner = owner;
        this.reason = reason;
    }

    /// Why a file cannot be written.
    public enum Reason {
        /// This user may not open it for writing.
        DENIED,
        /// A new file takes its place, and this user may not give that one to the owner and the group of the old one.
        OWNER_LOST,
        /// It is in a folder where only its owner may move it.
        STICKY_FOLDER
    }

    /// The file, relative to the pack.
    public String file() {
        return file;
    }

    /// The user that it belongs to; empty if the system does not tell.
    public String owner() {
        return owner;
    }

    public Reason reason() {
        return reason;
    }
}
