package numpack.engine.loaded;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.Finding;
import numpack.engine.error.ForeignFormatException;
import numpack.engine.format.PackInspection;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileStamp;

/// What is remembered of a manifest that was read, to tell later whether the file still says the same. Safe for many threads.
///
/// NumPack rewrites the manifest, in another order, whenever it closes a pack, even if it has only read. A file with another stamp is
/// therefore read, once: what says the same is remembered by its new stamp.
public final class ManifestLook {
    private final PackInspection inspection;
    private final AtomicReference<Seen> seen;

    /// @param inspection what was read
    /// @param stamp      of the file, taken before it was read
    /// @param looked     when that was
    ManifestLook(PackInspection inspection, FileStamp stamp, Instant looked) {
        this.inspection = inspection;
        this.seen = new AtomicReference<>(new Seen(stamp, stamp.isUnsureAt(looked)));
    }

    /// Whether there was a manifest.
    public boolean wasThere() {
        return !seen.get().stamp.isAbsent();
    }

    /// Whether the file looks exactly as when it was known last, without reading it: for the short while of a commit, in which no other process writes
    /// it twice.
    public boolean hasSameStamp() throws IOException {
        return FileStamp.of(inspection.root().resolve(PackLayout.MANIFEST)).equals(seen.get().stamp);
    }

    /// Whether the manifest says what it said.
    boolean isStill(FolderView view) throws IOException {
        var now = Instant.now();
        var known = seen.get();
        var found = FileStamp.of(inspection.root().resolve(PackLayout.MANIFEST));
        if (found.equals(known.stamp) && !known.isUnsure) {
            return true;
        }
        boolean isStill = !found.isAbsent() && !known.stamp.isAbsent() && saysTheSame(view);
        if (isStill) {
            seen.compareAndSet(known, new Seen(found, found.isUnsureAt(now)));
        }
        return isStill;
    }

    private boolean saysTheSame(FolderView view) throws IOException {
        try {
            var reading = ManifestCodec.read(inspection.root(), view);
            return reading.manifest().equals(inspection.manifest()) && besideEntries(reading.findings()).equals(besideEntries(inspection.findings()));
        } catch (CorruptPackException | ForeignFormatException | NoSuchFileException changed) {
            return false;
        }
    }

    /// What was found in the file beside its entries; what was found in them is the same as long as they are.
    private static Set<Finding> besideEntries(List<Finding> findings) {
        return findings.stream().filter(finding -> finding instanceof Finding.ManifestTail || finding instanceof Finding.DuplicateName
                || finding instanceof Finding.ManifestVersion).collect(Collectors.toSet());
    }

    /// The file as it was when it last said what is known of it.
    ///
    /// @param isUnsure whether a change of it might not have shown in the stamp
    private record Seen(FileStamp stamp, boolean isUnsure) {}
}
