package numpack.engine;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.SortedMap;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.Finding;
import numpack.engine.error.ForeignFormatException;
import numpack.engine.format.PackInspection;
import numpack.engine.format.TopNames;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileStamp;

/// A pack as it was read at one moment. Immutable.
///
/// @param looked     when the reading began
/// @param view       through which it was read
/// @param inspection what lies in the folder
/// @param manifest   what tells this manifest file from a later one
/// @param arrays     by name
/// @param findings   those of the inspection, of the bitmaps and of recovery
record PackState(Instant looked, FolderView view, PackInspection inspection, FileStamp manifest, SortedMap<String, StoredArray> arrays,
        List<Finding> findings) {
    PackState {
        arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
        findings = List.copyOf(findings);
    }

    Optional<StoredArray> find(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    /// Whether the manifest or a file of an array is not as it was when this was read.
    boolean differsFromDisk() throws IOException {
        var found = FileStamp.of(inspection.root().resolve(PackLayout.MANIFEST));
        if (!found.equals(manifest) || found.isUnsureAt(looked) && !isSameManifest()) {
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

    private boolean isSameManifest() throws IOException {
        try {
            return ManifestCodec.read(inspection.root(), view).manifest().equals(inspection.manifest());
        } catch (CorruptPackException | ForeignFormatException changed) {
            return false;
        }
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
