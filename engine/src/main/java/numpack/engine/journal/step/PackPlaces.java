package numpack.engine.journal.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import numpack.engine.error.CorruptPackException;
import numpack.engine.error.reason.FileDamage;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileLook;

/// Where the names of a journal lie in one pack, for one commit or recovery.
///
/// A pack may come from anywhere, its journal with it: a step that reached a file elsewhere by a link would let a stranger write it.
public final class PackPlaces {
    private final Path pack;
    private final FolderView files;
    /// Folders that are there and lie inside, so that each is asked for once.
    private final Set<Path> folders = new HashSet<>();

    public PackPlaces(Path pack, FolderView files) {
        this.pack = pack;
        this.files = files;
        folders.add(pack);
    }

    /// Where `name` lies.
    ///
    /// @throws CorruptPackException if a link on the way, or the file itself as a link, leads out of the pack
    public Path resolve(String name) throws IOException {
        look(name);
        return pack.resolve(name);
    }

    /// What lies there, in one look.
    ///
    /// @throws CorruptPackException as for [#resolve]
    public Optional<FileLook> look(String name) throws IOException {
        return lookInside(pack.resolve(name), name);
    }

    private Optional<FileLook> lookInside(Path path, String name) throws IOException {
        var folder = path.getParent();
        if (!folders.contains(folder) && lookInside(folder, name).filter(look -> look.kind() == FileLook.Kind.FOLDER).isPresent()) {
            folders.add(folder);
        }
        var look = files.look(path);
        if (look.isPresent() && look.get().kind() == FileLook.Kind.LINK
                && (!Files.exists(path) || !path.toRealPath().startsWith(pack.toRealPath()))) {
            throw new CorruptPackException(pack, name, new FileDamage.NotInThePack());
        }
        return look;
    }

    public boolean exists(String name) throws IOException {
        return files.look(pack.resolve(name)).isPresent();
    }

    /// Whether a file was looked for in it before. A folder that is removed meanwhile lets the step fail that needs it.
    public boolean isKnownFolder(Path path) {
        return folders.contains(path);
    }

    public void removed(Path folder) {
        folders.remove(folder);
    }

    /// Whether it is a folder, and no link to one.
    public boolean isFolder(Path path) throws IOException {
        boolean isFolder = path.equals(pack) || files.look(path).filter(look -> look.kind() == FileLook.Kind.FOLDER).isPresent();
        if (isFolder && folders.contains(path.getParent())) {
            folders.add(path);
        }
        return isFolder;
    }

    /// The length of a file, `ABSENT` if it is not there.
    public long length(String name) throws IOException {
        var look = look(name);
        if (look.isPresent() && look.get().kind() == FileLook.Kind.LINK) {
            return Files.size(look.get().path());
        }
        return look.map(FileLook::length).orElse(JournalStep.ABSENT);
    }
}
