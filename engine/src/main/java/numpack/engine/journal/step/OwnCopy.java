package numpack.engine.journal.step;

import java.io.IOException;
import java.nio.file.Path;

import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.file.OpenFiles;

/// Gives a pack a file of its own where it shares one with a copy of the pack by a hard link (`cp -al`), before it is written in place. A
/// promise that both have is each one's own to keep: what one of them does must not change the other's files, nor its journal.
///
/// A commit plans this beforehand, for data and bitmaps. What is left for here is a copy that was made of a pack in the middle of a commit.
public final class OwnCopy {
    private OwnCopy() {
    }

    /// Whether the file has other names than this one.
    public static boolean isNeeded(Path file, DurableFiles files) throws IOException {
        return files.linkCount(file) > 1;
    }

    /// Puts a copy in the place of a file, in one step, so that the names in the folder stay what they are.
    ///
    /// @param length how much of it
    public static void make(Path pack, Path file, long length, DurableFiles files) throws IOException {
        var copy = WorkbenchFolder.of(pack).resolve(WorkbenchFolder.NEW_PREFIX + "own");
        if (files.look(copy).isPresent()) {
            files.delete(copy);
        }
        try (var sources = OpenFiles.of(pack); var out = files.open(copy, Opening.CREATE_NEW)) {
            out.copyFrom(sources.file(file), 0, 0, length, _ -> { });
            files.copyRights(file, copy);
            out.force();
        }
        files.rename(copy, file);
        files.syncDirectory(file.getParent());
    }
}
