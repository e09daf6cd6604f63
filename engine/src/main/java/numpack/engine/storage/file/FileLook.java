package numpack.engine.storage.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What was found at a path: of what kind, where its bytes lie, and how it looked.
///
/// @param path  where its bytes lie on the disk: another place than it was looked for, if a move was not written
/// @param stamp of the file on the disk; absent if all of it is in memory
/// @param laid  bytes in memory over those of the disk
public record FileLook(Path path, Kind kind, FileStamp stamp, Optional<LaidBytes> laid) {
    /// What can lie at a path.
    public enum Kind {
        FILE, FOLDER, LINK,
        /// A device, a pipe, a socket.
        OTHER
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    /// How many bytes a reader gets.
    public long length() {
        return laid.map(LaidBytes::length).orElse(stamp.size());
    }

    /// Whether this process may read it.
    public boolean isReadable() {
        return stamp.isAbsent() || Files.isReadable(path);
    }
}
