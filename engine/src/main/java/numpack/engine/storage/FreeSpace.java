package numpack.engine.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much may still be written where a path lies.
public final class FreeSpace {
    private FreeSpace() {
    }

    /// Bytes that this user may still write to the volume of `path`; if `path` is not there yet, of its nearest parent.
    /// Between asking and writing someone else may take them.
    public static long usableBytes(Path path) throws IOException {
        var place = path.toAbsolutePath();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return Files.getFileStore(place).getUsableSpace();
    }
}
