package numpack.engine.error;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Gives failures of the disk the facts that the system leaves out: which file it was about, and whether, and which, disk is full.
public final class DiskFailure {
    /// A disk with less is full: no file system gives out its last blocks.
    private static final long FULL_BYTES = 1 << 16;

    private DiskFailure() {}

    /// A failure to read, with the file's name.
    public static IOException ofRead(Path file, IOException failure) {
        return failure.getClass() == IOException.class ? named(file, failure) : failure;
    }

    /// A failure to write or to make a file: with the file's name, or as a full disk if it is one.
    public static IOException ofWrite(Path file, IOException failure) {
        boolean isSystems = failure.getClass() == IOException.class || failure.getClass() == FileSystemException.class;
        if (!isSystems) {
            return failure;
        }
        return isFull(file, failure) ? new DiskFullException(file, disk(file), failure) : failure instanceof FileSystemException ? failure : named(file, failure);
    }

    /// The name that the system gives the disk of a path; empty if it gives none. The path need not exist.
    public static String disk(Path path) {
        return store(path).map(FileStore::toString).orElse("");
    }

    private static IOException named(Path file, IOException failure) {
        var named = new FileSystemException(file.toString(), null, failure.getMessage());
        named.initCause(failure);
        return named;
    }

    /// Java has no type for a full disk. The words are those of Linux, macOS and Windows in English; where the system speaks another language,
    /// the disk is asked.
    private static boolean isFull(Path file, IOException failure) {
        var reason = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        var text = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
        if (text.contains("no space left") || text.contains("not enough space") || text.contains("quota exceeded")) {
            return true;
        }
        try {
            var store = store(file);
            return store.isPresent() && store.get().getUsableSpace() < FULL_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static Optional<FileStore> store(Path path) {
        var place = path.toAbsolutePath();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        try {
            return Optional.of(Files.getFileStore(place));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
