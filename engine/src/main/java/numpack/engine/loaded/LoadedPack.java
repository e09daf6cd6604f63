package numpack.engine.loaded;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import numpack.engine.error.Finding;
import numpack.engine.error.Finding.LeftoverFile;
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
/// @param begun      what killed saves had begun to write: no finding, for nothing of the pack is in it
public record LoadedPack(FolderView view, PackInspection inspection, ManifestLook manifest, LastTouches touches,
        SortedMap<String, LoadedArray> arrays, List<Finding> findings, List<LeftoverFile> begun) {
    public LoadedPack {
        arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
        findings = List.copyOf(findings);
        begun = List.copyOf(begun);
    }

    public Optional<LoadedArray> find(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    /// All that programs which died have left, by name.
    public List<LeftoverFile> leftovers() {
        var named = findings.stream().filter(LeftoverFile.class::isInstance).map(LeftoverFile.class::cast);
        return Stream.concat(begun.stream(), named).sorted(Comparator.comparing(LeftoverFile::file)).toList();
    }

    /// What they have left in our folder and the user must know of: commits come and go without looking there again.
    List<LeftoverFile> keptAside() {
        return leftovers().stream().filter(file -> isOurs(file) && !begun.contains(file)).toList();
    }

    /// @param found all that was found in our folder
    LoadedPack withLeftovers(List<LeftoverFile> found) {
        var others = findings.stream().filter(finding -> !(finding instanceof LeftoverFile file && isOurs(file)));
        return with(Stream.concat(others, found.stream().filter(file -> file.kind() != Finding.Leftover.UNFINISHED)),
                found.stream().filter(file -> file.kind() == Finding.Leftover.UNFINISHED).toList());
    }

    public LoadedPack without(Collection<LeftoverFile> deleted) {
        var gone = Set.copyOf(deleted);
        return with(findings.stream().filter(finding -> !(finding instanceof LeftoverFile file && gone.contains(file))),
                begun.stream().filter(file -> !gone.contains(file)).toList());
    }

    /// The commit that was cut short and cannot be finished, if there is one.
    public Optional<Finding.UnfinishedCommit> unfinished() {
        return findings.stream().filter(Finding.UnfinishedCommit.class::isInstance).map(Finding.UnfinishedCommit.class::cast).findFirst();
    }

    private LoadedPack with(Stream<Finding> nextFindings, List<LeftoverFile> nextBegun) {
        return new LoadedPack(view, inspection, manifest, touches, arrays, nextFindings.toList(), nextBegun);
    }

    private static boolean isOurs(LeftoverFile file) {
        return file.kind() != Finding.Leftover.TEMPORARY;
    }

    /// Whether the manifest says something else than when this was read, or a file of an array is not as it was.
    public boolean differsFromDisk() throws IOException {
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
    public long nextMicros(long now) {
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
