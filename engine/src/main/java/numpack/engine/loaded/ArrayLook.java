package numpack.engine.loaded;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.ForeignFormatException;
import numpack.engine.format.ArrayFiles;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.format.TopNames;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileLook;
import numpack.engine.storage.file.FileRights;
import numpack.engine.storage.file.FileStamp;
import numpack.engine.storage.file.OpenFiles;

/// The files of an array as one look found them, and what helps to tell whether they are still so when their stamps cannot.
public final class ArrayLook {
    private final ArrayFiles files;
    private final OpenFiles open;
    private final Instant looked;
    private final String mark;
    private volatile Optional<ContentSample> sample;

    private ArrayLook(ArrayFiles files, Instant looked, OpenFiles open, String mark, Optional<ContentSample> sample) {
        this.files = files;
        this.looked = looked;
        this.open = open;
        this.mark = mark;
        this.sample = sample;
    }

    /// Samples the files if need be; before anything of them is read, so that no change in between is missed.
    ///
    /// @param looked when the look began
    /// @param mark   as below
    public static ArrayLook of(ArrayFiles files, Instant looked, OpenFiles open, String mark) throws IOException {
        return new ArrayLook(files, looked, open, mark, ContentSample.of(files, looked, open));
    }

    /// A look at files that a commit of this process has just written, where every change after it shows in their stamps, unless another program puts the
    /// time back. So only what costs no more than a look is sampled.
    static ArrayLook ofWritten(ArrayFiles files, Instant looked, OpenFiles open) throws IOException {
        boolean isShort = files.dataFiles().stream().allMatch(data -> data.at().length() <= ContentSample.SHORT);
        return isShort ? of(files, looked, open, "") : new ArrayLook(files, looked, open, "", Optional.empty());
    }

    ArrayFiles files() {
        return files;
    }

    /// What tells this look from one before it that found the same stamps and other content; mostly empty.
    String mark() {
        return mark;
    }

    /// Whether files with the same stamps still hold the same. From two seconds after the look on this costs nothing: a change that comes
    /// later than that has another time, also where the clock of the disk goes wrong, or where a file came with a time from the future.
    public boolean isStill() throws IOException {
        var known = sample;
        if (known.isEmpty()) {
            return true;
        }
        var now = Instant.now();
        if (!known.get().isStill(files, looked, open)) {
            return false;
        }
        if (now.isAfter(looked.plus(FileStamp.GRAIN))) {
            sample = Optional.empty();
        }
        return true;
    }

    /// Whether a file has another stamp, is not where it was, or has come to be.
    ///
    /// @param top the pack's, just listed
    boolean hasOtherFiles(Path pack, FolderView view, TopNames top) throws IOException {
        var seen = new HashSet<>(Set.of(pack));
        for (var file : found()) {
            var path = pack.resolve(file.file());
            if (!view.look(path).equals(Optional.of(file.look())) || liesBehindLink(path, view, seen)) {
                return true;
            }
        }
        if (files.bitmap().isPresent()) {
            return false;
        }
        var bitmap = PackLayout.bitmapFile(files.entry().name()).filter(top::mayHold);
        return bitmap.isPresent() && view.look(pack.resolve(bitmap.get())).filter(FileLook::isFile).isPresent();
    }

    /// Whether the manifest on the disk has the entry that it had, and no file has another stamp. A commit of ours gives the entry of what it
    /// changes another time.
    boolean isOfDisk(Path pack) throws IOException {
        var view = FolderView.ofDisk();
        try {
            var name = files.entry().name();
            return ManifestCodec.read(pack, view).manifest().find(name).equals(Optional.of(files.entry()))
                    && !hasOtherFiles(pack, view, TopNames.of(PackLayout.bitmapFile(name).stream().toList()));
        } catch (CorruptPackException | ForeignFormatException | NoSuchFileException changed) {
            return false;
        }
    }

    boolean isHardLinked() throws IOException {
        for (var file : found()) {
            try {
                if (FileRights.of(file.path()).filter(rights -> rights.links() > 1).isPresent()) {
                    return true;
                }
            } catch (NoSuchFileException gone) {
                // What is not there is not shared.
                continue;
            }
        }
        return false;
    }

    private List<PackFile> found() {
        var found = new ArrayList<PackFile>();
        files.dataFiles().forEach(data -> found.add(data.at()));
        files.segmentList().ifPresent(found::add);
        files.bitmap().ifPresent(found::add);
        return found;
    }

    /// Whether a folder of the pack has become a link: what lies in it looks as it did, but a write would go elsewhere.
    ///
    /// @param seen folders that are known to be none
    private static boolean liesBehindLink(Path file, FolderView view, Set<Path> seen) throws IOException {
        for (var folder = file.getParent(); seen.add(folder); folder = folder.getParent()) {
            if (view.look(folder).filter(look -> look.kind() == FileLook.Kind.LINK).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
