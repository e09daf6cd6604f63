package numpack.engine.loaded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import numpack.engine.error.Finding;
import numpack.engine.error.Finding.LeftoverFile;
import numpack.engine.format.ArrayFiles;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.format.EarlierLook;
import numpack.engine.format.PackInspection;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.rows.RowFile;
import numpack.engine.rows.RowPart;
import numpack.engine.rows.RowReader;
import numpack.engine.rows.bitmap.BitmapForm;
import numpack.engine.rows.bitmap.BitmapReading;
import numpack.engine.rows.bitmap.LiveRowsCodec;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.FollowedLinks;
import numpack.engine.storage.file.FileStamp;
import numpack.engine.storage.file.OpenFiles;
import numpack.engine.storage.lock.LastTouch;
import numpack.engine.storage.lock.LastTouches;

/// Reads the state of a pack from its folder: inspection, bitmaps, and a reader for every array that can be read. An array that is
/// as it was in the state before keeps its object, and with it its open files and its index of live rows: no commit of ours has touched it
/// since, and its files look as they did.
public final class PackLoader {
    private final Path root;
    private final boolean followsLinks;
    private final OpenFiles files;
    private final AccessGate gate;
    private final PackSafety safety;

    public PackLoader(Path root, boolean followsLinks, OpenFiles files, AccessGate gate, PackSafety safety) {
        this.root = root;
        this.followsLinks = followsLinks;
        this.files = files;
        this.gate = gate;
        this.safety = safety;
    }

    /// Reads the state now.
    ///
    /// @param before    the state before this one
    /// @param unfinished what became of a commit that was cut short
    /// @param leftovers  of others before it
    public LoadedPack load(Optional<LoadedPack> before, Unfinished unfinished, List<LeftoverFile> leftovers) throws IOException {
        return load(before, unfinished, safety.lastTouches(), EarlierLook.NONE, Map.of()).withLeftovers(leftovers);
    }

    /// Reads the state that a commit of ours starts from: of an array whose entry is what it was, only the stamps are looked at.
    ///
    /// @param bases the arrays that the commit changes, if it is about no other names: then only these and the manifest are looked at, and if
    ///              they are as they were, so is the state
    /// @param manifest that was known last
    public LoadedPack loadBeforeCommit(LoadedPack before, Unfinished unfinished, KnownManifest manifest, Optional<List<LoadedArray>> bases)
            throws IOException {
        if (bases.isPresent() && unfinished == Unfinished.NOTHING && isPlain(before) && areStill(before, manifest, bases.get())) {
            return before;
        }
        var touches = safety.lastTouches();
        return load(Optional.of(before), unfinished, touches, (entry, top) -> kept(before, entry,
                array -> array.lastTouch().isStillAt(touches) && !array.differsFrom(view(unfinished), top)), Map.of());
    }

    private boolean areStill(LoadedPack before, KnownManifest manifest, List<LoadedArray> bases) throws IOException {
        if (!before.touches().areLatest() || !manifest.saysStill(before.inspection(), before.view())) {
            return false;
        }
        for (var base : bases) {
            if (before.find(base.name()).orElse(null) != base || !base.isSound() || base.hasChanged(before.view())) {
                return false;
            }
        }
        return true;
    }

    /// Whether a state was read from the disk as it is, with nothing laid over it and no link followed.
    private boolean isPlain(LoadedPack state) {
        return state.view() == FolderView.ofDisk();
    }

    /// Reads the state after a commit of ours. An array that it was not about is as it was before; if another program has changed it
    /// since, its stamps tell that as long as it is kept so.
    ///
    /// @param touched the names that the commit was about
    /// @param planned live rows that it has just brought about, by array
    /// @param manifest what the commit has written
    public LoadedPack loadAfterCommit(LoadedPack before, Set<String> touched, Map<String, LiveRows> planned, KnownManifest manifest)
            throws IOException {
        var quick = isPlain(before) ? loadTouched(before, touched, planned, manifest) : Optional.<LoadedPack>empty();
        if (quick.isPresent()) {
            return quick.get();
        }
        return load(Optional.of(before), Unfinished.NOTHING, followed(before, touched), allBut(touched, before), planned);
    }

    /// The state after a commit that was about arrays which stay, read from their files only. Empty if more must be read.
    private Optional<LoadedPack> loadTouched(LoadedPack before, Set<String> touched, Map<String, LiveRows> planned, KnownManifest manifest)
            throws IOException {
        if (touched.stream().flatMap(name -> before.find(name).stream()).anyMatch(array -> !array.bitmapFindings().isEmpty())) {
            // What was found in its bitmap may be mended now.
            return Optional.empty();
        }
        var looked = Instant.now();
        var stamp = FileStamp.of(root.resolve(PackLayout.MANIFEST));
        var written = manifest.ours(stamp);
        var inspection = written.isEmpty() ? Optional.<PackInspection>empty()
                : before.inspection().after(written.get().manifest(), touched, before.view());
        if (inspection.isEmpty()) {
            return Optional.empty();
        }
        var touches = followed(before, touched);
        var arrays = new TreeMap<>(before.arrays());
        for (var name : touched) {
            var look = ArrayLook.ofWritten(inspection.get().find(name).orElseThrow(), looked, files);
            var array = read(look, touches.of(name), Optional.ofNullable(planned.get(name)));
            if (!array.isSound() || !array.bitmapFindings().isEmpty()) {
                return Optional.empty();
            }
            arrays.put(name, array);
        }
        return Optional.of(new LoadedPack(before.view(), inspection.get(), new ManifestLook(inspection.get(), stamp, looked), touches, arrays,
                before.findings(), begun(before, before.view())));
    }

    /// Reads the state after a commit of ours that failed.
    ///
    /// @param reached the names of the arrays whose files it may have changed and taken back
    public LoadedPack loadAfterFailure(LoadedPack before, Set<String> reached, Unfinished unfinished) throws IOException {
        return load(Optional.of(before), unfinished, followed(before, reached), allBut(reached, before), Map.of());
    }

    /// The touches after a commit of ours, followed by all arrays that it was not about: it may have touched others of their groups.
    private LastTouches followed(LoadedPack before, Set<String> touched) throws IOException {
        var touches = safety.lastTouches();
        before.arrays().values().stream().filter(array -> !touched.contains(array.name())).forEach(array -> array.lastTouch().follow(touches));
        return touches;
    }

    private static EarlierLook allBut(Set<String> touched, LoadedPack before) {
        return (entry, _) -> kept(before, entry, array -> !touched.contains(array.name()));
    }

    private interface Check {
        boolean isAsBefore(LoadedArray array) throws IOException;
    }

    private static Optional<ArrayFiles> kept(LoadedPack before, ArrayEntry entry, Check check) throws IOException {
        var known = before.find(entry.name());
        boolean isKept = known.isPresent() && known.get().isSound() && known.get().entry().equals(entry) && check.isAsBefore(known.get());
        return isKept ? Optional.of(known.get().files()) : Optional.empty();
    }

    private LoadedPack load(Optional<LoadedPack> before, Unfinished unfinished, LastTouches touches, EarlierLook earlier,
            Map<String, LiveRows> planned) throws IOException {
        var looked = Instant.now();
        var manifest = FileStamp.of(root.resolve(PackLayout.MANIFEST));
        var view = view(unfinished);
        var inspection = before.isPresent() ? PackInspection.ofRoot(root, view, earlier) : PackInspection.of(root, view);
        var arrays = new TreeMap<String, LoadedArray>();
        var findings = new ArrayList<>(inspection.findings());
        for (var array : inspection.arrays().values()) {
            var name = array.entry().name();
            var known = before.flatMap(state -> state.find(name));
            var stored = known.isPresent() && isUntouched(known.get(), array, touches)
                    && (known.get().files() == array || known.get().isStill(array)) ? known.get()
                    : read(look(array, looked, known), touches.of(name), Optional.ofNullable(planned.get(name)));
            findings.addAll(stored.bitmapFindings());
            arrays.put(name, stored);
        }
        findings.addAll(unfinished.findings());
        before.ifPresent(state -> findings.addAll(state.keptAside()));
        return new LoadedPack(view, inspection, new ManifestLook(inspection, manifest, looked), touches, arrays, findings,
                before.isPresent() ? begun(before.get(), view) : List.of());
    }

    /// Whether no commit of ours has touched an array, by the touches at that moment. Another one of its group may have been touched.
    private static boolean isUntouched(LoadedArray known, ArrayFiles found, LastTouches touches) throws IOException {
        return known.lastTouch().isStillAt(touches)
                || known.looksLike(found) && known.isOnlyItsGroupTouched() && known.lastTouch().isStillAt(touches);
    }

    /// A commit sweeps, but not each.
    private List<LeftoverFile> begun(LoadedPack before, FolderView view) throws IOException {
        var left = new ArrayList<LeftoverFile>();
        for (var file : before.begun()) {
            if (view.look(root.resolve(file.file())).isPresent()) {
                left.add(file);
            }
        }
        return left;
    }

    private FolderView view(Unfinished unfinished) {
        return followsLinks ? new FollowedLinks(unfinished.view()) : unfinished.view();
    }

    /// Reads what is known of a removed array.
    public LoadedArray readRemoved(String key) throws IOException {
        var removed = new RemovedArrays(root);
        var touch = safety.lastTouches().of(RemovedArrays.folderOf(key));
        return read(look(removed.arrayFiles(key), Instant.now(), Optional.empty()), touch, Optional.empty());
    }

    private ArrayLook look(ArrayFiles array, Instant looked, Optional<LoadedArray> known) throws IOException {
        boolean isHidden = known.isPresent() && known.get().looksLike(array);
        return ArrayLook.of(array, looked, files, isHidden ? " seen " + looked : "");
    }

    private LoadedArray read(ArrayLook look, LastTouch touch, Optional<LiveRows> planned) throws IOException {
        var array = look.files();
        if (!array.isReadable()) {
            return LoadedArray.unreadable(root, gate, look, touch, List.of());
        }
        var entry = array.entry();
        long rows = entry.rowCount();
        if (array.bitmap().isEmpty()) {
            return readable(look, touch, LiveRows.all(rows), BitmapForm.ABSENT, List.of());
        }
        var bitmap = array.bitmap().get();
        return switch (read(bitmap, entry.name(), rows, planned)) {
            case BitmapReading.Torn(var finding) -> LoadedArray.unreadable(root, gate, look, touch, List.of(finding));
            case BitmapReading.Known(var live, var form, var findings) -> entry.shape().ndim() == 0 && !live.isAllLive()
                    // No release drops the one element of a 0-d array: the file cannot be meant for it.
                    ? LoadedArray.unreadable(root, gate, look, touch, List.of(new Finding.BitmapTorn(bitmap.file(), entry.name(), bitmap.length())))
                    : readable(look, touch, live, form, findings);
        };
    }

    private BitmapReading read(PackFile bitmap, String array, long rows, Optional<LiveRows> planned) throws IOException {
        var known = planned.isEmpty() || planned.get().physicalCount() != rows ? Optional.<BitmapReading>empty()
                : LiveRowsCodec.readPlanned(files.file(bitmap.look()), planned.get());
        return known.isPresent() ? known.get() : LiveRowsCodec.read(files.file(bitmap.look()), bitmap.file(), array, rows);
    }

    private LoadedArray readable(ArrayLook look, LastTouch touch, LiveRows live, BitmapForm form, List<Finding> findings) {
        var array = look.files();
        var entry = array.entry();
        var parts = new ArrayList<RowPart>();
        for (var data : array.dataFiles()) {
            parts.add(new RowPart(files.mappedFile(data.at().look()), data.rowCount()));
        }
        var rowFile = RowFile.segmented(parts, entry.rowCount(), entry.rowBytes());
        var reader = RowReader.of(rowFile, entry.dtype().orElseThrow(), entry.shape());
        return LoadedArray.readable(root, gate, look, touch, new LoadedArray.Rows(live, form, rowFile, reader, parts), findings);
    }
}
