package numpack.engine.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import numpack.engine.error.CorruptPackException;
import numpack.engine.error.reason.FileDamage;
import numpack.engine.storage.file.FileLook;

/// The one folder inside a pack that is ours: lock, journal, parked and removed files, files in the making. NumPack leaves it
/// alone. It is made at the first write; opening and reading make nothing.
public final class WorkbenchFolder {
    public static final String NAME = ".workbench";
    /// Files in the making start with this; those that no pending journal record mentions are removed by recovery.
    public static final String NEW_PREFIX = "new-";
    /// Files that wait here while a commit changes them start with this.
    public static final String PARKED_PREFIX = "parked-";
    /// The prefix of journals that could not be read and were set aside.
    public static final String ASIDE_PREFIX = "journal-aside-";

    private WorkbenchFolder() {
    }

    public static Path of(Path pack) {
        return pack.resolve(NAME);
    }

    /// Whether it is there.
    ///
    /// @throws CorruptPackException if it is a file, or a link that leads out of the pack
    public static boolean exists(Path pack) throws IOException {
        var folder = of(pack);
        var look = FolderView.ofDisk().look(folder);
        if (look.isEmpty() || look.get().kind() == FileLook.Kind.FOLDER) {
            return look.isPresent();
        }
        // A pack comes from anywhere. A link here could make us cut, rename or delete files of the user's elsewhere.
        if (!Files.isDirectory(folder) || !folder.toRealPath().startsWith(pack.toRealPath())) {
            throw new CorruptPackException(pack, NAME, new FileDamage.NotInThePack());
        }
        return true;
    }

    /// Makes it if it is not there.
    ///
    /// @throws CorruptPackException if it is a file, or a link that leads out of the pack
    public static Path ensure(Path pack, DurableFiles files) throws IOException {
        if (!exists(pack)) {
            files.createDirectory(of(pack));
            files.syncDirectory(pack);
        }
        return of(pack);
    }

    /// Deletes what lies at a path, a folder with everything in it. Links are deleted, never followed; what is gone already is no failure.
    public static void delete(Path path, DurableFiles files) throws IOException {
        var look = files.look(path);
        if (look.isEmpty()) {
            return;
        }
        if (look.get().kind() == FileLook.Kind.FOLDER) {
            for (var inside : files.list(path)) {
                delete(inside, files);
            }
        }
        files.delete(path);
    }
}
