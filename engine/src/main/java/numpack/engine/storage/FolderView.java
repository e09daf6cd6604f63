package numpack.engine.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import numpack.engine.storage.file.FileLook;

/// The contents of a pack's folder, read-only: the disk itself, or the disk with changes over it that are not
/// written ([OverlayFiles]).
public interface FolderView {
    /// The disk as it is.
    static FolderView ofDisk() {
        return DurableFiles.unsynced();
    }

    /// What lies at a path; empty if nothing does. A symbolic link is seen, not followed.
    ///
    /// @throws java.nio.file.AccessDeniedException if that may not be known
    Optional<FileLook> look(Path path) throws IOException;

    /// Whether a path is a symbolic link that is followed: what [#look] says of it is about another place.
    default boolean follows(Path path) throws IOException {
        return false;
    }

    /// What lies in a directory, in no particular order; empty if it is not there.
    List<Path> list(Path directory) throws IOException;

    /// The first bytes of a file, all if there are fewer.
    byte[] readStart(Path file, int most) throws IOException;
}
