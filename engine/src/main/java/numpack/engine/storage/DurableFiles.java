package numpack.engine.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import numpack.engine.storage.file.SteadyDisk;

/// The only door through which anything in a pack is changed.
///
/// Two of them exist: [#synced()] reaches the disk when it says so, [#unsynced()] makes the same calls but syncs for free, so
/// that what it wrote survives a killed process and not a power loss. Tests put a third one in front that fails.
///
/// An `IOException` of the disk (full, read-only, gone) passes through untouched. Implementations may be used by several
/// threads; a [WritableFile] belongs to one.
public interface DurableFiles extends FolderView {
    /// Files whose `force` and `syncDirectory` return when the bytes and names are on the disk.
    static DurableFiles synced() {
        return ChannelFiles.SYNCED;
    }

    /// Files whose `force` and `syncDirectory` return at once.
    static DurableFiles unsynced() {
        return ChannelFiles.UNSYNCED;
    }

    /// Whether what was synced outlives a power loss.
    boolean reachDisk();

    /// The run of the system by which the disk of a folder goes: until it ends, what was written and not synced is not lost. Empty if that is not
    /// known, as of a disk that can be pulled.
    default Optional<UUID> run(Path folder) throws IOException {
        return SteadyDisk.run(folder);
    }

    /// The same files, synced: for what a power loss must not take although this writer needs none of it.
    default DurableFiles reaching() {
        return this;
    }

    /// The same files, whose syncs are left to who checkpoints later.
    DurableFiles deferred();

    /// Opens a file for positional writing; nothing is truncated.
    ///
    /// @throws java.nio.file.NoSuchFileException if `opening` is `EXISTING` and it is not there
    /// @throws java.nio.file.FileAlreadyExistsException if `opening` is `CREATE_NEW` and it is there
    WritableFile open(Path file, Opening opening) throws IOException;

    /// Makes one directory whose parent is there. One that is there already is left as it is.
    void createDirectory(Path directory) throws IOException;

    /// Renames atomically. A file at `to` is replaced. On Windows this fails while either of them is mapped, which is why
    /// no file is mapped there.
    ///
    /// @throws java.nio.file.NoSuchFileException if `from` is not there
    void rename(Path from, Path to) throws IOException;

    /// Removes a file or an empty directory.
    ///
    /// @throws java.nio.file.NoSuchFileException if it is not there
    void delete(Path file) throws IOException;

    /// Gives a file owner, group and permissions of another one, as far as the system has such things.
    ///
    /// @return whether they were others
    /// @throws java.nio.file.FileSystemException if this user may not give them
    boolean copyRights(Path from, Path to) throws IOException;

    /// How many names a file has: what is written in place is written for all of them. 1 where the system does not tell.
    int linkCount(Path file) throws IOException;

    /// Makes the names in a directory durable: what was created, renamed and deleted in it. Windows knows no such call;
    /// NTFS journals its names, so there it does nothing.
    void syncDirectory(Path directory) throws IOException;
}
