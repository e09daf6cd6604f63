package numpack.engine.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import numpack.engine.storage.file.FileLook;

/// Files that do something of the test's choice before each call: what another process does at that moment, or a failure.
public class HookedFiles implements DurableFiles {
    private final DurableFiles files;
    private final Hook hook;

    public HookedFiles(DurableFiles files, Hook hook) {
        this.files = files;
        this.hook = hook;
    }

    /// The same of a disk that may be pulled out: every commit syncs what it does before it returns.
    public static HookedFiles ofPulledDisk(DurableFiles files, Hook hook) {
        return new HookedFiles(files, hook) {
            @Override
            public Optional<UUID> run(Path folder) {
                return Optional.empty();
            }
        };
    }

    /// What happens before a call.
    @FunctionalInterface
    public interface Hook {
        /// @param path what the call is about; for a rename, where it leads, for rights, whose they are
        void before(Call call, Path path) throws IOException;
    }

    /// The calls of the door.
    public enum Call {
        LOOK, LIST, READ, OPEN, MAKE, RENAME, RIGHTS, DELETE, SYNC
    }

    @Override
    public Optional<FileLook> look(Path path) throws IOException {
        hook.before(Call.LOOK, path);
        return files.look(path);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        hook.before(Call.LIST, directory);
        return files.list(directory);
    }

    @Override
    public byte[] readStart(Path file, int most) throws IOException {
        hook.before(Call.READ, file);
        return files.readStart(file, most);
    }

    @Override
    public Optional<UUID> run(Path folder) throws IOException {
        return files.run(folder);
    }

    @Override
    public DurableFiles reaching() {
        return new HookedFiles(files.reaching(), hook);
    }

    @Override
    public DurableFiles deferred() {
        return new DeferredFiles(this);
    }

    @Override
    public boolean reachDisk() {
        return files.reachDisk();
    }

    @Override
    public WritableFile open(Path file, Opening opening) throws IOException {
        hook.before(Call.OPEN, file);
        return files.open(file, opening);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        hook.before(Call.MAKE, directory);
        files.createDirectory(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        hook.before(Call.RENAME, to);
        files.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        hook.before(Call.DELETE, file);
        files.delete(file);
    }

    @Override
    public boolean copyRights(Path from, Path to) throws IOException {
        hook.before(Call.RIGHTS, from);
        return files.copyRights(from, to);
    }

    @Override
    public int linkCount(Path file) throws IOException {
        hook.before(Call.LOOK, file);
        return files.linkCount(file);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        hook.before(Call.SYNC, directory);
        files.syncDirectory(directory);
    }
}
