package numpack.engine.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import numpack.engine.storage.file.FileStamp;

/// What this program knows of a pack since the last checkpoint: what it has synced, so that it need not be before each kept commit, and how the kept
/// commits have left their files, so that another program's change is noticed.
final class SinceCheckpoint {
    private final Set<Path> synced = new HashSet<>();
    private final Set<Path> parkings = new HashSet<>();
    private final Map<Path, FileStamp> left = new HashMap<>();

    /// Whether a file or folder was synced.
    boolean isSynced(Path path) {
        return synced.contains(path);
    }

    /// A file or folder was synced.
    void synced(Path path) {
        synced.add(path);
    }

    /// A file is to be parked here. A name that an earlier one had for another file would not tell where that is.
    ///
    /// @return whether nothing was
    boolean parks(Path place) {
        return parkings.add(place);
    }

    /// Kept commits have left these files as they are now. One that cannot be looked at any more is not as it was left: the commit is done, and the next
    /// one checkpoints.
    void left(Set<Path> files) {
        for (var file : files) {
            try {
                left.put(file, FileStamp.of(file));
            } catch (IOException notToBeLookedAt) {
                left.put(file, FileStamp.ABSENT);
            }
        }
    }

    /// Whether all these files look as they were left.
    boolean isAllAsLeft() throws IOException {
        for (var file : left.entrySet()) {
            if (!FileStamp.of(file.getKey()).equals(file.getValue())) {
                return false;
            }
        }
        return true;
    }

    /// A checkpoint was made, here or elsewhere.
    void clear() {
        synced.clear();
        parkings.clear();
        left.clear();
    }
}
