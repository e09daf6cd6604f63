package numpack.engine.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import numpack.engine.error.Finding;
import numpack.engine.error.ForeignFormatException;
import numpack.engine.error.Verdict;
import numpack.engine.error.reason.ForeignContent;
import numpack.engine.format.layout.NewName;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ForeignManifest;
import numpack.engine.format.manifest.Manifest;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.storage.FolderView;

/// One look at a pack's folder: what the manifest says, where each array lies, and everything that is not as it should be.
/// Immutable; a later look may find something else.
///
/// Costs one listing, the manifest, and one or two calls of the system per array that no earlier look knows; of the data only a bounded
/// part of bool arrays is read. Nothing is changed or made.
///
/// ```java
/// var pack = PackInspection.of(folder);
/// for (var array : pack.arrays().values()) {
///     if (array.isReadable()) { ... array.dataFiles() ... }
/// }
/// ```
///
/// @param root     the folder's real path
/// @param manifest what the manifest says; empty if it is missing
/// @param arrays   by name, in the manifest's order, unreadable ones too
/// @param findings all of them
/// @param files    names at the top of the folder, whosesoever they are, in no particular order
public record PackInspection(Path root, Manifest manifest, Map<String, ArrayFiles> arrays, List<Finding> findings, List<String> files) {
    public PackInspection {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        findings = List.copyOf(findings);
        files = List.copyOf(files);
    }

    /// Looks at a folder.
    ///
    /// @throws NoSuchFileException    if it is not there
    /// @throws ForeignFormatException if it is no folder, has nothing of a pack in it, or a manifest of another format
    /// @throws numpack.engine.error.CorruptPackException if its manifest is damaged
    public static PackInspection of(Path folder) throws IOException {
        return of(folder, FolderView.ofDisk());
    }

    /// Looks at a folder as a view shows it.
    ///
    /// @throws NoSuchFileException and the others as above
    public static PackInspection of(Path folder, FolderView view) throws IOException {
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isDirectory(folder)) {
            throw new ForeignFormatException(folder, contentOf(folder));
        }
        return ofRoot(folder.toRealPath(), view, EarlierLook.NONE);
    }

    /// Looks once more at a folder that was known to be one.
    ///
    /// @param root    its real path
    /// @param earlier what need not be found out again
    /// @throws NoSuchFileException and the others as above
    public static PackInspection ofRoot(Path root, FolderView view, EarlierLook earlier) throws IOException {
        var files = view.list(root).stream().map(child -> child.getFileName().toString()).toList();
        if (view.look(root.resolve(PackLayout.MANIFEST)).isEmpty()) {
            if (files.isEmpty() && !Files.exists(root)) {
                throw new NoSuchFileException(root.toString());
            }
            return withoutManifest(root, files);
        }
        var reading = ManifestCodec.read(root, view);
        var inspector = new ArrayInspector(root, view);
        var top = TopNames.of(files);
        for (var entry : reading.manifest().entries()) {
            var known = earlier.filesOf(entry, top);
            if (known.isPresent()) {
                inspector.keep(known.get());
            } else {
                inspector.inspect(entry);
            }
        }
        var findings = new ArrayList<>(reading.findings());
        findings.addAll(inspector.findings());
        findings.addAll(new StrayFiles(root, view, inspector).find(files));
        return new PackInspection(root, reading.manifest(), inspector.arrays(reading.findings()), findings, files);
    }

    /// What the same look finds once a commit of ours has changed some arrays and made, removed or renamed none. Looks at the files of these only.
    ///
    /// @param changed what the manifest says now
    /// @param touched the names of the changed arrays
    /// @return empty if more than that must be looked at: if an array has come or gone, or something is odd about the pack or one of these arrays
    public Optional<PackInspection> after(Manifest changed, Set<String> touched, FolderView view) throws IOException {
        if (!findings.isEmpty() || changed.size() != arrays.size() || !arrays.keySet().containsAll(touched)) {
            return Optional.empty();
        }
        var inspector = new ArrayInspector(root, view);
        for (var name : touched) {
            var entry = changed.find(name);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            inspector.inspect(entry.get());
        }
        if (!inspector.findings().isEmpty()) {
            return Optional.empty();
        }
        var found = new LinkedHashMap<>(arrays);
        var names = new LinkedHashSet<>(files);
        for (var array : inspector.arrays(List.of()).values()) {
            var before = found.put(array.entry().name(), array);
            names.addAll(array.topFiles());
            for (var file : before == null ? List.<String>of() : before.topFiles()) {
                // A folder of segments stays without any if something of somebody else is in it, or the array has no rows left.
                if (!array.topFiles().contains(file) && view.look(root.resolve(file)).isEmpty()) {
                    names.remove(file);
                }
            }
        }
        return Optional.of(new PackInspection(root, changed, found, findings, List.copyOf(names)));
    }

    /// The array of this name.
    public Optional<ArrayFiles> find(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    /// What follows from the findings. Bitmaps are not judged yet.
    public Verdict verdict() {
        return Verdict.of(findings);
    }

    /// Returns if a new array may be called `name`; see [NewName#check].
    public void checkNewName(String name) {
        NewName.check(root, name, manifest.names(), files);
    }

    /// Returns if a new array may be called `name` once these arrays have given up their names, and their files are gone.
    public void checkNewName(String name, Collection<String> givenUp) {
        if (givenUp.isEmpty()) {
            checkNewName(name);
            return;
        }
        var names = new LinkedHashSet<>(manifest.names());
        var others = new LinkedHashSet<>(files);
        for (var gone : givenUp) {
            names.remove(gone);
            find(gone).ifPresent(array -> others.removeAll(array.topFiles()));
        }
        NewName.check(root, name, names, others);
    }

    private static PackInspection withoutManifest(Path root, List<String> files) {
        if (files.stream().map(PackLayout::kindOf).allMatch(PackLayout.Kind.FOREIGN::equals)) {
            throw new ForeignFormatException(root, files.isEmpty() ? new ForeignContent.EmptyFolder() : new ForeignContent.NoManifest());
        }
        var data = files.stream().filter(file -> switch (PackLayout.kindOf(file)) {
            case DATA, SEGMENT_LIST -> true;
            case MANIFEST, WORKBENCH, SEGMENT_FOLDER, BITMAP, LEFTOVER, FOREIGN -> false;
        }).sorted().toList();
        return new PackInspection(root, Manifest.EMPTY, Map.of(), List.of(new Finding.ManifestMissing(PackLayout.MANIFEST, data)), files);
    }

    private static ForeignContent contentOf(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new ForeignContent.SpecialFile();
        }
        try (var in = Files.newInputStream(file)) {
            return new ForeignContent.SingleFile(ForeignManifest.formatOf(in.readNBytes(64)));
        }
    }
}
