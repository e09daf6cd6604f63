package numpack.engine.journal.step;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import numpack.engine.journal.record.JournalRecord;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.journal.record.JournalStep.Merge;
import numpack.engine.journal.record.JournalStep.Move;
import numpack.engine.journal.record.JournalStep.Remove;
import numpack.engine.journal.record.JournalStep.RemoveFolder;
import numpack.engine.journal.record.JournalStep.SetLength;
import numpack.engine.journal.record.JournalStep.WriteAt;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.WritableFile;
import numpack.engine.storage.file.FileLook;

/// Does steps, and remembers what must be synced. Each file and folder is synced once at the end, and beyond that only where
/// NumPack, which knows no journal, could otherwise misread after a power loss:
///
/// * moves are safe before the next bytes are written: otherwise new bytes could turn up in a file that is still in its place;
/// * the bytes of a file are safe before the file is moved into its place.
public final class StepApplier implements Closeable {
    private final Path pack;
    private final PackPlaces places;
    private final DurableFiles files;
    private final ManifestMerger merger;
    private final Path mergeFile;
    private final Optional<JournalRecord.Kept> kept;
    private final Set<Path> changedFiles = new LinkedHashSet<>();
    private final Set<Path> changedFolders = new LinkedHashSet<>();
    private final Set<String> opened = new HashSet<>();
    /// Where files were moved to here: they need not be looked for.
    private final Set<String> arrived = new HashSet<>();
    private boolean movedSinceSync;
    private boolean hasMergeFile;
    private boolean hasPatched;
    private @Nullable WritableFile open;
    private @Nullable String openName;

    public StepApplier(Path pack, DurableFiles files, ManifestMerger merger, long generation) {
        this(pack, files, merger, generation, new PackPlaces(pack, files), Optional.empty());
    }

    /// @param record what is done; one that is kept says what is written into the manifest, and nothing else is
    /// @param places which may know some folders already
    public StepApplier(Path pack, DurableFiles files, ManifestMerger merger, JournalRecord.Commit record, PackPlaces places) {
        this(pack, files, merger, record.generation(), places, record.kept());
    }

    private StepApplier(Path pack, DurableFiles files, ManifestMerger merger, long generation, PackPlaces places, Optional<JournalRecord.Kept> kept) {
        this.kept = kept;
        this.pack = pack;
        this.places = places;
        this.files = files;
        this.merger = merger;
        this.mergeFile = WorkbenchFolder.of(pack).resolve(WorkbenchFolder.NEW_PREFIX + "merge-" + generation);
    }

    public void apply(JournalStep step) throws IOException {
        switch (step) {
            case WriteAt write -> write(write.file(), write.offset(), write.after());
            case SetLength set -> setLength(set.file(), set.after());
            case Move move -> move(move.from(), move.to());
            case Remove remove -> remove(remove.file());
            case RemoveFolder remove -> removeFolder(remove.folder());
            case Merge merge -> merge(merge);
        }
    }

    /// Whether anything can have been written under a name: where the file cannot be opened, nothing was.
    public boolean hasOpened(String name) {
        return opened.contains(name);
    }

    /// Whether the manifest was written over in its place, wherever there was something to merge.
    public boolean hasWrittenInPlace() {
        return !hasMergeFile;
    }

    /// Writes the bytes of a step once more, under the name that the file has now; what is no writing step is passed over.
    public void repeatBytes(JournalStep step, String name) throws IOException {
        switch (step) {
            case WriteAt write -> write(name, write.offset(), write.after());
            case SetLength set -> {
                // The file may be in its place again, and as long as later steps made it: growing it must not cut it.
                if (set.after() < set.before() || writable(name).length() < set.after()) {
                    setLength(name, set.after());
                }
            }
            case Merge merge -> merge(new Merge(name, merge.payload()));
            case Move _, Remove _, RemoveFolder _ -> { }
        }
    }

    /// Whether a step that failed has taken effect all the same, as far as that cannot be taken back: a network may lose the answer to a
    /// rename that was done.
    public boolean hasTakenEffect(JournalStep step) throws IOException {
        return switch (step) {
            case Merge _ -> hasPatched || hasMergeFile && files.look(mergeFile).isEmpty();
            case Remove remove -> !places.exists(remove.file());
            case WriteAt _, SetLength _, Move _, RemoveFolder _ -> false;
        };
    }

    /// Takes the bytes of a step back, done or half done.
    public void undoBytes(JournalStep step, String name) throws IOException {
        switch (step) {
            case WriteAt write -> {
                write(name, write.offset(), write.before());
                if (write.before().remaining() < write.after().remaining()) {
                    setLength(name, write.offset() + write.before().remaining());
                }
            }
            case SetLength set when set.before() >= 0 -> {
                setLength(name, set.before());
                write(name, set.after(), set.cut());
            }
            case SetLength _, Move _, Remove _, RemoveFolder _, Merge _ -> { }
        }
    }

    private void write(String name, long offset, ByteBuffer bytes) throws IOException {
        // Also without bytes: the file must be there afterwards.
        writable(name).write(offset, bytes);
    }

    /// Moves a file to a place that is free.
    ///
    /// No call that Java has looks and renames at once: what another program makes there between the two, within microseconds, is replaced.
    ///
    /// @throws FileAlreadyExistsException if another program has put something there; it stays
    public void move(String from, String to) throws IOException {
        // Under this commit's own names nobody else makes anything; the journal has looked at them.
        if (!isOurs(to) && places.look(to).isPresent()) {
            throw new FileAlreadyExistsException(places.resolve(to).toString());
        }
        rename(from, to);
    }

    private static boolean isOurs(String name) {
        return name.startsWith(WorkbenchFolder.NAME + "/" + WorkbenchFolder.PARKED_PREFIX);
    }

    /// Moves a file over another one. No commit of today does that; the journal of an older program may promise it.
    public void moveOver(String from, String to) throws IOException {
        places.look(to);
        rename(from, to);
    }

    private void rename(String from, String to) throws IOException {
        var source = arrived.remove(from) ? pack.resolve(from) : places.resolve(from);
        var target = pack.resolve(to);
        closeOpen();
        sync(source);
        makeFolder(target.getParent());
        files.rename(source, target);
        arrived.add(to);
        changedFiles.remove(target);
        changedFolders.add(source.getParent());
        changedFolders.add(target.getParent());
        movedSinceSync = true;
    }

    private void makeFolder(Path folder) throws IOException {
        if (!places.isKnownFolder(folder) && !places.isFolder(folder)) {
            files.createDirectory(folder);
            changedFolders.add(folder.getParent());
        }
    }

    public void remove(String name) throws IOException {
        var path = places.resolve(name);
        closeOpen();
        arrived.remove(name);
        if (places.exists(name)) {
            files.delete(path);
            changedFiles.remove(path);
            changedFolders.add(path.getParent());
        }
    }

    private void removeFolder(String name) throws IOException {
        var path = places.resolve(name);
        closeOpen();
        if (places.isFolder(path)) {
            try {
                files.delete(path);
            } catch (DirectoryNotEmptyException somebodysFiles) {
                // Failing here would fail at every recovery.
                return;
            }
            places.removed(path);
            changedFolders.remove(path);
            changedFolders.add(path.getParent());
        }
    }

    private void setLength(String name, long length) throws IOException {
        writable(name).setLength(length);
    }

    /// Makes everything that was done durable.
    public void finish() throws IOException {
        closeOpen();
        for (var path : Set.copyOf(changedFiles)) {
            sync(path);
        }
        syncFolders();
    }

    @Override
    public void close() throws IOException {
        closeOpen();
    }

    private void merge(Merge merge) throws IOException {
        var found = places.look(merge.file());
        var target = pack.resolve(merge.file());
        closeOpen();
        if (!files.reachDisk() && patch(target, found, merge)) {
            return;
        }
        var bytes = merger.merge(target, merge.payload());
        if (files.look(mergeFile).isPresent()) {
            // Left by a process that died. A copy of the pack may have it as a hard link: what we write is not for that.
            files.delete(mergeFile);
        }
        try (var file = files.open(mergeFile, Opening.CREATE_NEW)) {
            file.write(0, bytes);
            files.copyRights(target, mergeFile);
            file.force();
        }
        hasMergeFile = true;
        var made = files.look(mergeFile);
        files.rename(mergeFile, target);
        made.ifPresent(look -> merger.written(look.stamp()));
        changedFolders.add(mergeFile.getParent());
        changedFolders.add(target.getParent());
    }

    /// Writes changed entries into the manifest in its place, which costs a fraction of putting another one there: to a new file that replaces
    /// another the system gives its blocks at once. A power loss may leave some of it; so only where none is to be outlived.
    ///
    /// @return whether they are there; not if the file must be replaced, or was meanwhile
    private boolean patch(Path target, Optional<FileLook> before, Merge merge) throws IOException {
        if (before.isEmpty() || !before.get().isFile() || OwnCopy.isNeeded(target, files)) {
            return false;
        }
        var patches = merger.patches(before.get(), merge.payload());
        if (patches.isEmpty() || kept.isPresent() && !isPromised(kept.get(), before.get(), patches)) {
            return false;
        }
        try (var file = files.open(target, Opening.EXISTING)) {
            if (!files.look(target).map(FileLook::stamp).equals(before.map(FileLook::stamp))) {
                // Another program has replaced or changed it since: the entry lies elsewhere now. A file that is replaced after this is nobody's.
                return false;
            }
            hasPatched = true;
            for (var patch : patches) {
                file.write(patch.offset(), patch.bytes());
            }
        }
        var after = files.look(target);
        if (after.isEmpty() || !before.get().stamp().isSameFile(after.get().stamp())) {
            return false;
        }
        merger.written(after.get().stamp());
        return true;
    }

    private static boolean isPromised(JournalRecord.Kept promised, FileLook manifest, List<ManifestMerger.Patch> patches) {
        boolean isPromised = promised.manifestLength() == manifest.length() && promised.manifest().size() == patches.size();
        for (int i = 0; isPromised && i < patches.size(); i++) {
            var write = promised.manifest().get(i);
            isPromised = write.offset() == patches.get(i).offset() && write.before().equals(patches.get(i).before()) && write.after().equals(patches.get(i).bytes());
        }
        return isPromised;
    }

    private WritableFile writable(String name) throws IOException {
        // Steps by the thousand write into one file; where it lies was looked at when it was opened.
        if (open != null && name.equals(openName)) {
            return open;
        }
        closeOpen();
        if (movedSinceSync) {
            syncFolders();
        }
        var path = pack.resolve(name);
        if (!arrived.contains(name) && places.look(name).isEmpty()) {
            changedFolders.add(path.getParent());
        } else if (OwnCopy.isNeeded(path, files)) {
            OwnCopy.make(pack, path, places.length(name), files);
        }
        open = files.open(path, Opening.CREATE);
        openName = name;
        changedFiles.add(path);
        opened.add(name);
        return open;
    }

    private void sync(Path path) throws IOException {
        if (changedFiles.remove(path) && files.reachDisk()) {
            try (var file = files.open(path, Opening.EXISTING)) {
                file.force();
            }
        }
    }

    private void syncFolders() throws IOException {
        for (var folder : changedFolders) {
            files.syncDirectory(folder);
        }
        changedFolders.clear();
        movedSinceSync = false;
    }

    private void closeOpen() throws IOException {
        var file = open;
        open = null;
        openName = null;
        if (file != null) {
            file.close();
        }
    }
}
