package numpack.engine.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.Finding;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.loaded.LoadedPack;
import numpack.engine.storage.file.FileStamp;

/// A pack as it was read last, and the place that it was read from. Readers ask at any time; what changes it is called by one thread after the
/// other.
final class CurrentState {
    private final PackAccess access;
    private final WaitingArrays waiting;
    private final AtomicLong generation = new AtomicLong(1);
    private volatile LoadedPack loaded;
    private volatile FileStamp folder;

    /// Reads the pack for the first time.
    CurrentState(PackAccess access) throws IOException {
        this.access = access;
        this.waiting = new WaitingArrays(access.root(), access.loader());
        this.folder = FileStamp.of(access.root());
        this.loaded = read(Optional.empty());
    }

    LoadedPack loaded() {
        return loaded;
    }

    /// The folder that it was read from.
    FileStamp folder() {
        return folder;
    }

    WaitingArrays waiting() {
        return waiting;
    }

    /// Counts commits and readings.
    long generation() {
        return generation.get();
    }

    /// Reads the pack again, also if another folder has taken its place.
    void reload() throws IOException {
        if (isOtherFolder()) {
            access.safety().folderReplaced();
            folder = FileStamp.of(access.root());
        }
        readAgain();
    }

    void readAgain() throws IOException {
        adopt(read(Optional.of(loaded)));
    }

    private LoadedPack read(Optional<LoadedPack> before) throws IOException {
        return access.safety().readSteadily(unfinished -> access.loader().load(before, unfinished, access.safety().leftovers()));
    }

    /// Takes a state over; arrays that it no longer holds go stale.
    void adopt(LoadedPack next) throws IOException {
        var before = loaded;
        loaded = next;
        access.permission().forgetGone(next);
        generation.incrementAndGet();
        for (var array : before.arrays().values()) {
            if (next.find(array.name()).orElse(null) != array) {
                array.goStale();
            }
        }
        followWaiting();
    }

    /// Looks again at the removed arrays that are being read.
    void followWaiting() throws IOException {
        waiting.follow(loaded.touches());
    }

    /// The state of these arrays on the disk is unknown now: objects that were handed out must not read new bytes as old ones.
    void abandon(Collection<String> names, Throwable failure) {
        for (var name : names) {
            try {
                var array = loaded.find(name);
                if (array.isPresent()) {
                    array.get().goStale();
                }
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /// Leaves leftovers out that are gone from the disk.
    void without(Collection<Finding.LeftoverFile> leftovers) {
        loaded = loaded.without(leftovers);
    }

    /// What of the pack is not at its place: its folder, or the manifest that it had.
    Optional<Path> missing() {
        var manifest = access.root().resolve(PackLayout.MANIFEST);
        return !Files.isDirectory(access.root()) ? Optional.of(access.root())
                : loaded.manifest().wasThere() && !Files.exists(manifest) ? Optional.of(manifest) : Optional.empty();
    }

    void requireThere() throws NoSuchFileException {
        var missing = missing();
        if (missing.isPresent()) {
            throw new NoSuchFileException(missing.get().toString());
        }
    }

    /// Whether another folder is at the path. A copy whose files are links to the same bytes has the same stamps: only the folder tells it from the
    /// pack that was read.
    boolean isOtherFolder() throws IOException {
        return !folder.isSameFile(FileStamp.of(access.root()));
    }

    /// @throws ChangedOutsideException if another folder is at the path
    void requireSameFolder() throws IOException {
        if (isOtherFolder()) {
            throw new ChangedOutsideException(access.root(), new OutsideChange.FolderReplaced());
        }
    }

    /// Whether a file of the pack is not as it was read, or another folder is at the path.
    boolean differsFromDisk() throws IOException {
        return isOtherFolder() || loaded.differsFromDisk();
    }
}
