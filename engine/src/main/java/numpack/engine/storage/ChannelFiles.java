package numpack.engine.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import numpack.engine.error.DiskFailure;
import numpack.engine.storage.file.FileLook;
import numpack.engine.storage.file.FileRights;
import numpack.engine.storage.file.FileStamp;
import numpack.engine.storage.file.Uninterrupted;

/// The real files of the operating system.
final class ChannelFiles implements DurableFiles {
    static final ChannelFiles SYNCED = new ChannelFiles(Syncing.YES);
    static final ChannelFiles UNSYNCED = new ChannelFiles(Syncing.NO);

    private static final boolean DIRECTORIES_CAN_BE_SYNCED = !System.getProperty("os.name").startsWith("Windows");

    private final Syncing syncing;

    private ChannelFiles(Syncing syncing) {
        this.syncing = syncing;
    }

    @Override
    public boolean reachDisk() {
        return syncing == Syncing.YES;
    }

    @Override
    public DurableFiles reaching() {
        return SYNCED;
    }

    @Override
    public DurableFiles deferred() {
        return UNSYNCED;
    }

    @Override
    public WritableFile open(Path file, Opening opening) throws IOException {
        var channelFile = ChannelFile.open(file, opening, syncing);
        return opening == Opening.CREATE_NEW_LONG && syncing == Syncing.YES ? UncachedFile.over(channelFile, file) : channelFile;
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        } catch (IOException failed) {
            throw DiskFailure.ofWrite(directory, failed);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.delete(file);
    }

    @Override
    public boolean copyRights(Path from, Path to) throws IOException {
        return FileRights.copy(from, to);
    }

    @Override
    public int linkCount(Path file) throws IOException {
        return FileRights.of(file).map(FileRights::links).orElse(1);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        if (syncing == Syncing.NO || !DIRECTORIES_CAN_BE_SYNCED) {
            return;
        }
        Uninterrupted.call(() -> {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
                return directory;
            }
        });
    }

    /// One call of the system, and no exception for the common case that nothing is there.
    @Override
    public Optional<FileLook> look(Path path) throws IOException {
        try {
            var provider = path.getFileSystem().provider();
            var attributes = provider.readAttributesIfExists(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.ofNullable(attributes).map(found -> new FileLook(path, kindOf(found), FileStamp.of(found), Optional.empty()));
        } catch (AccessDeniedException denied) {
            throw denied;
        } catch (FileSystemException unclear) {
            if (!isKnownAbsent(path, unclear)) {
                throw unclear;
            }
            return Optional.empty();
        }
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.toList();
        } catch (UncheckedIOException e) {
            // A disk that fails between two names.
            throw e.getCause();
        } catch (FileSystemException e) {
            if (e instanceof AccessDeniedException || look(directory).filter(look -> look.kind() != FileLook.Kind.FILE).isPresent()) {
                throw e;
            }
            return List.of();
        }
    }

    /// Whether nothing can be where a look failed: a file is where a folder should be, or the name is one that this file system cannot
    /// have. What a disk or a network says that fails for a moment is no such answer, so the folder above is asked.
    private boolean isKnownAbsent(Path path, FileSystemException unclear) {
        var parent = path.getParent();
        if (parent == null) {
            return false;
        }
        try {
            var folder = look(parent).map(FileLook::kind);
            if (folder.isEmpty() || folder.get() == FileLook.Kind.FILE || folder.get() == FileLook.Kind.OTHER) {
                return true;
            }
            try (var entries = Files.list(parent)) {
                var name = path.getFileName().toString();
                return entries.noneMatch(entry -> entry.getFileName().toString().equalsIgnoreCase(name));
            }
        } catch (NotDirectoryException linkToFile) {
            return true;
        } catch (UncheckedIOException e) {
            unclear.addSuppressed(e.getCause());
        } catch (IOException e) {
            unclear.addSuppressed(e);
        }
        return false;
    }

    @Override
    public byte[] readStart(Path file, int most) throws IOException {
        return Uninterrupted.call(() -> {
            try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
                // One more than there are shows whether the file has grown.
                var bytes = ByteBuffer.allocate((int) Math.min(most, in.size() + 1));
                while (in.read(bytes) >= 0) {
                    if (!bytes.hasRemaining()) {
                        if (bytes.capacity() == most) {
                            break;
                        }
                        var longer = ByteBuffer.allocate((int) Math.min(most, 2L * bytes.capacity()));
                        bytes = longer.put(bytes.flip());
                    }
                }
                return Arrays.copyOf(bytes.array(), bytes.position());
            }
        });
    }

    private static FileLook.Kind kindOf(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return FileLook.Kind.FILE;
        }
        return attributes.isDirectory() ? FileLook.Kind.FOLDER
                : attributes.isSymbolicLink() ? FileLook.Kind.LINK : FileLook.Kind.OTHER;
    }

    /// Whether a sync is paid for.
    enum Syncing {
        YES, NO
    }
}
