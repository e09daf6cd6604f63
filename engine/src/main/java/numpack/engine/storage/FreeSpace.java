package numpack.engine.storage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/// How much may still be written where a path lies.
public final class FreeSpace {
    private final Path path;
    /// Found once: that reads the list of all mounts.
    private @Nullable FileStore store;

    private FreeSpace(Path path) {
        this.path = path;
    }

    /// The free space at a path; if it is not there yet, at its nearest parent. Touches no disk.
    public static FreeSpace at(Path path) {
        return new FreeSpace(path.toAbsolutePath());
    }

    /// Bytes that this user may still write there. Between asking and writing someone else may take them.
    public synchronized long usableBytes() throws IOException {
        if (store == null) {
            var place = path;
            while (!Files.exists(place) && place.getParent() != null) {
                place = place.getParent();
            }
            store = Files.getFileStore(place);
        }
        return store.getUsableSpace();
    }
}
