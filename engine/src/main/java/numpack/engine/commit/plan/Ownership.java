package numpack.engine.commit.plan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.FileNotWritableException;
import numpack.engine.error.FileNotWritableException.Reason;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.file.FileRights;

/// Whose the files of a pack are. A pack may lie in a folder that several people share, with files that not all of them may write. A commit
/// that found that out half way would leave a file parked that nobody can move on; so everything it will write is tried first. A file that
/// takes the place of another gets its owner, group and permissions, or the place is left alone.
///
/// Used under the write lock.
public final class Ownership {
    private static final int SUPERUSER = 0;
    private static final String NEW_FILES = WorkbenchFolder.NAME + "/" + WorkbenchFolder.NEW_PREFIX;

    private final Path root;
    private final DurableFiles files;
    /// Those to whom a new file of ours can be given, by user and group.
    private final Set<Owner> reachable = new HashSet<>();
    /// As they were when this commit began.
    private final Map<Path, Optional<FileRights>> folders = new HashMap<>();
    /// The files that this commit has opened for writing, and closed.
    private final Set<String> opened = new HashSet<>();
    private OptionalInt ourUid = OptionalInt.empty();

    public Ownership(Path root, DurableFiles files) {
        this.root = root;
        this.files = files;
    }

    private record Owner(int uid, int gid) {
        static Owner of(FileRights rights) {
            return new Owner(rights.uid(), rights.gid());
        }
    }

    /// Returns if files of arrays that are to be changed can be opened for writing, and the manifest can be replaced: before the new files are
    /// made, which may take long.
    ///
    /// @throws FileNotWritableException if not
    public void requireWritable(Collection<LoadedArray> arrays) throws IOException {
        folders.clear();
        opened.clear();
        requireReplaceable(PackLayout.MANIFEST);
        for (var array : arrays) {
            var main = array.mainFile();
            if (main.isPresent()) {
                requireWritable(main.get().file());
            }
            if (array.files().bitmap().isPresent()) {
                requireWritable(array.files().bitmap().get().file());
            }
        }
    }

    /// The same for every file that a plan moves, writes or removes, but those that it makes itself on the way.
    ///
    /// @throws FileNotWritableException if one cannot be written
    public void requireWritable(CommitPlan plan) throws IOException {
        if (!plan.isQuick()) {
            opened.clear();
        }
        var touched = new TreeSet<String>();
        plan.tails().forEach(guard -> guard.lengths().forEach(length -> touched.add(length.file())));
        var made = new HashSet<String>();
        for (var step : plan.steps()) {
            switch (step) {
                case JournalStep.Move move -> {
                    touched.add(move.from());
                    made.add(move.to());
                }
                case JournalStep.Remove remove -> touched.add(remove.file());
                case JournalStep.WriteAt write -> touched.add(write.file());
                case JournalStep.SetLength set -> touched.add(set.file());
                case JournalStep.Merge _, JournalStep.RemoveFolder _ -> { }
            }
        }
        touched.removeIf(file -> file.startsWith(NEW_FILES) || made.contains(file) && file.startsWith(WorkbenchFolder.NAME));
        for (var file : touched) {
            boolean mayBeAbsent = file.startsWith(WorkbenchFolder.NAME);
            if (!mayBeAbsent || files.look(root.resolve(file)).isPresent()) {
                requireWritable(file);
            }
        }
    }

    /// Returns if a new file can take the place of this one and belong to the same user and group.
    ///
    /// @throws FileNotWritableException if not
    void requireReplaceable(String file) throws IOException {
        requireWritable(file);
        var path = root.resolve(file);
        var rights = FileRights.of(path);
        if (rights.isEmpty() || reachable.contains(Owner.of(rights.get()))) {
            return;
        }
        var probe = probe();
        try {
            files.copyRights(path, probe);
        } catch (FileSystemException denied) {
            throw refusal(file, Reason.OWNER_LOST, denied);
        } finally {
            files.delete(probe);
        }
        reachable.add(Owner.of(rights.get()));
    }

    /// Gives new files what the old ones have whose places they take.
    ///
    /// @param successors old files, by the new ones
    public void handOver(Map<String, String> successors) throws IOException {
        for (var entry : successors.entrySet()) {
            var made = root.resolve(entry.getKey());
            try {
                if (files.copyRights(root.resolve(entry.getValue()), made)) {
                    try (var file = files.open(made, Opening.EXISTING)) {
                        file.force();
                    }
                }
            } catch (NoSuchFileException gone) {
                throw gone;
            } catch (FileSystemException denied) {
                throw refusal(entry.getValue(), Reason.OWNER_LOST, denied);
            }
        }
    }

    private void requireWritable(String file) throws IOException {
        if (!opened.add(file)) {
            return;
        }
        var path = root.resolve(file);
        try {
            files.open(path, Opening.EXISTING).close();
        } catch (NoSuchFileException gone) {
            throw missing(file, gone);
        } catch (AccessDeniedException denied) {
            throw refusal(file, Reason.DENIED, denied);
        } catch (FileSystemException refused) {
            if (Files.isWritable(path)) {
                throw refused;
            }
            throw refusal(file, Reason.DENIED, refused);
        }
        requireMovable(file, path);
    }

    private void requireMovable(String file, Path path) throws IOException {
        var folder = folders.get(path.getParent());
        if (folder == null) {
            folder = FileRights.of(path.getParent());
            folders.put(path.getParent(), folder);
        }
        if (folder.isEmpty() || !folder.get().isSticky()) {
            return;
        }
        int theirs = FileRights.of(path).orElseThrow().uid();
        int ours = ourUid();
        if (ours != SUPERUSER && ours != theirs && ours != folder.get().uid()) {
            throw refusal(file, Reason.STICKY_FOLDER, new AccessDeniedException(path.toString()));
        }
    }

    private int ourUid() throws IOException {
        if (ourUid.isEmpty()) {
            var probe = probe();
            try {
                ourUid = OptionalInt.of(FileRights.of(probe).orElseThrow().uid());
            } finally {
                files.delete(probe);
            }
        }
        return ourUid.getAsInt();
    }

    /// An empty file of ours, to be deleted at once; the next recovery deletes it if we die before.
    private Path probe() throws IOException {
        var path = WorkbenchFolder.ensure(root, files).resolve(WorkbenchFolder.NEW_PREFIX + "probe");
        if (files.look(path).isPresent()) {
            files.delete(path);
        }
        files.open(path, Opening.CREATE_NEW).close();
        return path;
    }

    /// A file that was read and is not there any more was taken away by somebody else, unless the whole pack was.
    private IOException missing(String file, NoSuchFileException gone) {
        if (!Files.isDirectory(root)) {
            var missing = new NoSuchFileException(root.toString());
            missing.initCause(gone);
            return missing;
        }
        var changed = new ChangedOutsideException(root, new OutsideChange.FileRemoved(file));
        changed.initCause(gone);
        throw changed;
    }

    private FileNotWritableException refusal(String file, Reason reason, IOException cause) {
        var refused = new FileNotWritableException(root, file, FileRights.ownerOf(root.resolve(file)), reason);
        refused.initCause(cause);
        return refused;
    }
}
