package numpack.engine.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.loaded.PackLoader;
import numpack.engine.loaded.RemovedArrays;
import numpack.engine.storage.lock.LastTouches;

/// The removed arrays of a pack that are read while they wait to be brought back. Guarded by the pack's changes.
final class WaitingArrays {
    private final RemovedArrays removed;
    private final PackLoader loader;
    private final Map<String, LoadedArray> byKey = new HashMap<>();

    WaitingArrays(Path root, PackLoader loader) {
        this.removed = new RemovedArrays(root);
        this.loader = loader;
    }

    /// Empty if nothing waits under the key.
    Optional<LoadedArray> find(String key) throws IOException {
        var known = byKey.get(key);
        if (known == null && removed.holds(key)) {
            known = loader.readRemoved(key);
            byKey.put(key, known);
        }
        return Optional.ofNullable(known);
    }

    /// Looks at them again after a commit or a reading. Those that no longer wait, or are not as they were, go stale.
    ///
    /// @param touches of the pack's state now
    void follow(LastTouches touches) throws IOException {
        for (var key : List.copyOf(byKey.keySet())) {
            var array = byKey.get(key);
            if (!removed.holds(key) || !array.lastTouch().isStillAt(touches) && !array.looksLike(removed.arrayFiles(key))) {
                byKey.remove(key).goStale();
            } else {
                array.lastTouch().follow(touches);
            }
        }
    }
}
