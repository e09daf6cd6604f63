package numpack.engine.loaded;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.ForeignFormatException;
import numpack.engine.format.PackInspection;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ManifestBytes;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileClock;
import numpack.engine.storage.file.FileLook;
import numpack.engine.storage.file.FileStamp;
import org.jspecify.annotations.Nullable;

/// The manifest of a pack as it was read or written last, so that commits that follow each other need not read it again. It is relied upon as
/// long as the file's stamp can tell that it is the same; else the file is read, and decoded if it holds something else. Safe for many threads.
public final class KnownManifest {
    private static final int SHORT = 4096;

    private final Path pack;
    private final FileClock clock;
    private @Nullable Known known;

    public KnownManifest(Path pack, FileClock clock) {
        this.pack = pack;
        this.clock = clock;
    }

    /// @param looked   when the stamp was taken
    /// @param isOurs   whether a commit of this process wrote it, and took the stamp
    private record Known(ManifestBytes bytes, FileStamp stamp, Instant looked, boolean isOurs) {
        boolean isSure(FileClock clock) {
            return isOurs && clock.isFine() || !stamp.isUnsureAt(looked);
        }
    }

    /// The manifest as it is now.
    ///
    /// @throws NoSuchFileException if there is none
    ManifestBytes now(FolderView view) throws IOException {
        return now(view, look(view));
    }

    private FileLook look(FolderView view) throws IOException {
        var path = pack.resolve(PackLayout.MANIFEST);
        return view.look(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
    }

    /// The manifest, of which this was just seen.
    synchronized ManifestBytes now(FolderView view, FileLook look) throws IOException {
        var looked = Instant.now();
        var stamp = look.stamp();
        var before = known;
        if (before != null && before.stamp.equals(stamp) && before.isSure(clock)) {
            return before.bytes;
        }
        var bytes = ManifestCodec.bytes(pack, view, look);
        boolean isSame = before != null && before.bytes.areIn(bytes);
        var found = isSame ? before.bytes : ManifestBytes.of(pack, bytes);
        // Read after it was looked at: another program may have written it between the two.
        known = new Known(found, stamp, looked, false);
        return found;
    }

    /// Whether the file says what an inspection found in it. A short one is read and compared, which costs little: another program may have put
    /// its time back.
    boolean saysStill(PackInspection inspection, FolderView view) throws IOException {
        try {
            var look = look(view);
            var now = now(view, look);
            if (now.size() <= SHORT && !now.areIn(ManifestCodec.bytes(pack, view, look))) {
                return false;
            }
            return now.manifest() == inspection.manifest()
                    || now.manifest().equals(inspection.manifest()) && now.findings().isEmpty() && inspection.findings().isEmpty();
        } catch (CorruptPackException | ForeignFormatException | NoSuchFileException changed) {
            return false;
        }
    }

    /// A commit of this process has written the file.
    ///
    /// @param stamp of what it has written
    synchronized void written(ManifestBytes bytes, FileStamp stamp) {
        known = new Known(bytes, stamp, Instant.now(), true);
    }

    /// What a commit of this process has written last, if the file is still that.
    synchronized Optional<ManifestBytes> ours(FileStamp stamp) {
        return Optional.ofNullable(known).filter(last -> last.isOurs && last.isSure(clock) && last.stamp.equals(stamp)).map(Known::bytes);
    }
}
