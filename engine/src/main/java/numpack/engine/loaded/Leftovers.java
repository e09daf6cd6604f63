package numpack.engine.loaded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import numpack.engine.error.Finding.Leftover;
import numpack.engine.error.Finding.LeftoverFile;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.file.FileLook;

/// What saves that were cut short have left in our folder of a pack, and no promise speaks of any more. What lies under a promise is no
/// leftover: recovery needs it.
///
/// @param root the pack's folder
public record Leftovers(Path root) {
    /// All that lies there, by name. Files in the making may belong to a program of ours that is at work.
    List<LeftoverFile> find(FolderView view) throws IOException {
        if (!WorkbenchFolder.exists(root)) {
            return List.of();
        }
        var found = new ArrayList<LeftoverFile>();
        for (var path : view.list(WorkbenchFolder.of(root))) {
            var name = path.getFileName().toString();
            var kind = kindOf(name);
            if (kind.isPresent()) {
                found.add(new LeftoverFile(WorkbenchFolder.NAME + "/" + name, kind.get(), bytesOf(path, view)));
            }
        }
        found.sort(Comparator.comparing(LeftoverFile::file));
        return found;
    }

    public boolean isThere(LeftoverFile leftover, FolderView view) throws IOException {
        return view.look(root.resolve(leftover.file())).isPresent();
    }

    /// Deletes one, with everything in it. What is gone already is no failure.
    public void delete(LeftoverFile leftover, DurableFiles files) throws IOException {
        WorkbenchFolder.delete(root.resolve(leftover.file()), files);
    }

    private static Optional<Leftover> kindOf(String name) {
        return name.startsWith(WorkbenchFolder.NEW_PREFIX) ? Optional.of(Leftover.UNFINISHED)
                : name.startsWith(WorkbenchFolder.PARKED_PREFIX) ? Optional.of(Leftover.PARKED)
                : name.startsWith(WorkbenchFolder.ASIDE_PREFIX) ? Optional.of(Leftover.JOURNAL) : Optional.empty();
    }

    /// Links are not followed.
    private static long bytesOf(Path path, FolderView view) throws IOException {
        var look = view.look(path);
        if (look.isEmpty() || look.get().kind() != FileLook.Kind.FOLDER) {
            return look.filter(FileLook::isFile).map(FileLook::length).orElse(0L);
        }
        long bytes = 0;
        for (var inside : view.list(path)) {
            bytes += bytesOf(inside, view);
        }
        return bytes;
    }
}
