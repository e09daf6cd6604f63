package numpack.engine.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import numpack.engine.error.CorruptPackException;
import numpack.engine.error.reason.FileDamage;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileLook;

/// Where the names of a journal lie in one pack, for one commit or recovery.
///
/// A pack may come from anywhere, its journal with it: a step that reached a file elsewhere by a link would let a stranger write it.
final class PackPlaces {
    private final Path pack;
    private final FolderView files;
    /// Folders known to lie inside, so that each is asked for once.
    private final Set<Path> inside = new HashSet<>();

    PackPlaces(Path pack, FolderView files) {
        this.pack = pack;
        this.files = files;
        inside.add(pack);
    }

    /// Where `name` lies.
    ///
    /// @throws CorruptPackException if a link on the way, or the file itself as a link, leads out of the pack
    Path resolve(String name) throws IOException {
        var path = pack.resolve(name);
        requireInside(path, name);
        return path;
    }

    private void requireInside(Path path, String name) throws IOException {
        var folder = path.getParent();
        if (!inside.contains(folder)) {
            requireInside(folder, name);
            inside.add(folder);
        }
        if (files.look(path).filter(look -> look.kind() == FileLook.Kind.LINK).isPresent()
                && (!Files.exists(path) || !path.toRealPath().startsWith(pack.toRealPath()))) {
            throw new CorruptPackException(pack, name, new FileDamage.NotInThePack());
        }
    }

    boolean exists(String name) throws IOException {
        return files.look(pack.resolve(name)).isPresent();
    }

    /// Whether it is a folder, and no link to one.
    boolean isFolder(Path path) throws IOException {
        return path.equals(pack) || files.look(path).filter(look -> look.kind() == FileLook.Kind.FOLDER).isPresent();
    }

    /// The length of a file, `ABSENT` if it is not there.
    long length(String name) throws IOException {
        var look = files.look(resolve(name));
        if (look.isPresent() && look.get().kind() == FileLook.Kind.LINK) {
            return Files.size(look.get().path());
        }
        return look.map(FileLook::length).orElse(JournalStep.ABSENT);
    }
}
