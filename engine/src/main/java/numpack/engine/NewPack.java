package numpack.engine;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import numpack.engine.change.Durability;
import numpack.engine.error.NotEnoughSpaceException;
import numpack.engine.storage.DurableFiles;
import numpack.engine.work.Progress;

/// A pack that is there when it is whole, and not before: built beside its place and moved there at the end. A failure or a cancel
/// leaves nothing behind; a process that dies leaves a folder whose name begins with [#PREFIX].
public final class NewPack {
    /// How the folders of packs that are being built begin.
    public static final String PREFIX = ".numpack-new-";

    private final Path place;
    private final DurableFiles files;

    private NewPack(Path place, DurableFiles files) {
        this.place = place;
        this.files = files;
    }

    /// What goes into the pack.
    @FunctionalInterface
    public interface Filling {
        void fill(Transaction transaction) throws IOException;
    }

    /// Builds a pack, durable when this returns.
    ///
    /// @param place must not be there, or be an empty folder; its parent must be there
    /// @throws FileAlreadyExistsException if a file is in its place
    /// @throws DirectoryNotEmptyException if a folder with something in it is
    /// @throws NotEnoughSpaceException    before the first element is written
    /// @throws java.util.concurrent.CancellationException if cancelled
    public static void build(Path place, Filling filling, Progress progress) throws IOException {
        build(place, filling, progress, DurableFiles.synced());
    }

    static void build(Path place, Filling filling, Progress progress, DurableFiles files) throws IOException {
        new NewPack(place.toAbsolutePath().normalize(), files).build(filling, progress);
    }

    private void build(Filling filling, Progress progress) throws IOException {
        requireFree();
        var folder = place.resolveSibling(PREFIX + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX));
        try {
            fill(folder, filling, progress);
            progress.checkCancelled();
            move(folder);
        } catch (NotEnoughSpaceException refused) {
            remove(folder, refused);
            // The folder that it names is not the one that was asked for.
            throw new NotEnoughSpaceException(place, refused.neededBytes(), refused.freeBytes());
        } catch (IOException | RuntimeException failed) {
            remove(folder, failed);
            throw failed;
        }
        files.syncDirectory(place.getParent());
    }

    private void requireFree() throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(place)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        if (!files.list(place).isEmpty()) {
            throw new DirectoryNotEmptyException(place.toString());
        }
    }

    private void fill(Path folder, Filling filling, Progress progress) throws IOException {
        try (var pack = Pack.create(folder, PackOptions.standard().withDurability(Durability.DURABLE), files); var transaction = pack.begin()) {
            filling.fill(transaction);
            transaction.commit(progress);
        }
    }

    private void move(Path folder) throws IOException {
        if (Files.isDirectory(place)) {
            // If something has come into it meanwhile, this says so.
            files.delete(place);
        }
        files.rename(folder, place);
    }

    private void remove(Path path, Exception reason) {
        try {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                for (var child : files.list(path)) {
                    remove(child, reason);
                }
            }
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                files.delete(path);
            }
        } catch (IOException left) {
            reason.addSuppressed(left);
        }
    }
}
