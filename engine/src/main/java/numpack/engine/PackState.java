package numpack.engine;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.SortedMap;
import numpack.engine.error.Finding;
import numpack.engine.format.PackInspection;
import numpack.engine.format.TopNames;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.lock.LastTouches;

/// A pack as it was read at one moment. Immutable.
///
/// @param view       through which it was read
/// @param inspection what lies in the folder
/// @param manifest   what tells this manifest from a later one
/// @param touches    which commits had touched each array last
/// @param arrays     by name
/// @param findings   those of the inspection, of the bitmaps and of recovery
record PackState(FolderView view, PackInspection inspection, ManifestLook manifest, LastTouches touches,
        SortedMap<String, StoredArray> arrays, List<Finding> findings) {
    PackState {
        arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
        findings = List.copyOf(findings);
    }

    Optional<StoredArray> find(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    /// Whether the manifest says something else than when this was read, or a file of an array is not as it was.
    boolean differsFromDisk() throws IOException {
        if (!manifest.isStill(view)) {
            return true;
        }
        var top = TopNames.in(inspection.root(), view);
        for (var array : arrays.values()) {
            if (array.differsFrom(view, top)) {
                return true;
            }
        }
        return false;
    }

    /// A time later than any in the manifest, in microseconds since 1970.
    long nextMicros(long now) {
        long latest = now;
        for (var entry : inspection.manifest().entries()) {
            // A time from the far future in a damaged entry must not push ours over the edge.
            if (entry.lastModifiedMicros() >= latest && entry.lastModifiedMicros() < Long.MAX_VALUE / 2) {
                latest = entry.lastModifiedMicros() + 1;
            }
        }
        return latest;
    }
}
