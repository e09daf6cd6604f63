package numpack.engine.storage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import numpack.engine.storage.file.FileLook;
import numpack.engine.storage.file.FileLook.Kind;

/// A folder in which symbolic links to files are seen as the files that they lead to, for reading. Links to anything else, and links that lead
/// nowhere, are links still.
///
/// @param under what is seen of the folder otherwise
public record FollowedLinks(FolderView under) implements FolderView {
    @Override
    public Optional<FileLook> look(Path path) throws IOException {
        var found = under.look(path);
        if (found.isEmpty() || found.get().kind() != Kind.LINK) {
            return found;
        }
        var target = target(path);
        return target.isPresent() ? target : found;
    }

    @Override
    public boolean follows(Path path) throws IOException {
        return under.look(path).filter(look -> look.kind() == Kind.LINK).isPresent() && target(path).isPresent();
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        return under.list(directory);
    }

    @Override
    public byte[] readStart(Path file, int most) throws IOException {
        return under.readStart(file, most);
    }

    private Optional<FileLook> target(Path link) throws IOException {
        try {
            return under.look(link.toRealPath()).filter(FileLook::isFile);
        } catch (FileSystemException leadsNowhere) {
            return Optional.empty();
        }
    }
}
