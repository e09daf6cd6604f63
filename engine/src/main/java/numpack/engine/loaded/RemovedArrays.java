package numpack.engine.loaded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.Finding;
import numpack.engine.error.reason.FileDamage;
import numpack.engine.format.ArrayFiles;
import numpack.engine.format.ArrayFiles.DataFile;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.format.manifest.EntryCodec;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.file.FileLook;

/// Arrays taken out of the pack that can be brought back: each in a folder `.workbench/removed/<key>/` with its entry, its data or its
/// segments under their numbers, and its bitmap.
public final class RemovedArrays {
    public static final String ENTRY = "entry";
    public static final String DATA = "data";
    public static final String BITMAP = "bitmap";

    private static final String FOLDER = "removed";
    /// A key comes from a log; it must not be a way out of the folder.
    private static final Pattern KEY = Pattern.compile("[0-9]{1,20}-[0-9]{1,10}");
    private static final int MAX_ENTRY_BYTES = 1 << 20;

    private final Path pack;

    public RemovedArrays(Path pack) {
        this.pack = pack;
    }

    /// The path of a removed array's file, relative to the pack.
    public static String file(String key, String name) {
        return folderOf(key) + "/" + name;
    }

    /// The path of the folder of a key.
    public static String folderOf(String key) {
        return "%s/%s/%s".formatted(WorkbenchFolder.NAME, FOLDER, key);
    }

    /// Where the files of a key lie.
    public Path folder(String key) {
        return path(key, ENTRY).getParent();
    }

    /// The path of a segment, by its number.
    public static String segment(String key, int index) {
        return file(key, "segment-" + index);
    }

    /// The pack's folder.
    public Path root() {
        return pack;
    }

    public boolean holds(String key) throws IOException {
        return KEY.matcher(key).matches() && WorkbenchFolder.exists(pack) && has(key, ENTRY);
    }

    /// The entry of a removed array, as it was.
    public ArrayEntry entry(String key) throws IOException {
        var path = path(key, ENTRY);
        if (Files.size(path) > MAX_ENTRY_BYTES) {
            throw new CorruptPackException(pack, file(key, ENTRY), new FileDamage.TooLarge(Files.size(path)));
        }
        return EntryCodec.decode(pack, file(key, ENTRY), Files.readAllBytes(path));
    }

    public boolean has(String key, String name) throws IOException {
        return FolderView.ofDisk().look(path(key, name)).filter(FileLook::isFile).isPresent();
    }

    public long length(String key, String name) throws IOException {
        return Files.size(path(key, name));
    }

    /// How many segments wait under a key.
    public int segmentCount(String key) throws IOException {
        int count = 0;
        while (has(key, "segment-" + count)) {
            count++;
        }
        return count;
    }

    /// What waits under a key as an array to be read: its rows, and its bitmap if it has one.
    public ArrayFiles arrayFiles(String key) throws IOException {
        var entry = entry(key);
        var findings = new ArrayList<Finding>();
        var data = new ArrayList<DataFile>();
        long left = entry.isMeasurable() ? entry.rowCount() : 0;
        int count = entry.isSegmented() ? segmentCount(key) : 1;
        for (int index = 0; index < count && entry.isMeasurable(); index++) {
            var file = packFile(entry.isSegmented() ? segment(key, index) : file(key, DATA));
            if (file.isPresent()) {
                long rows = entry.rowBytes() == 0 ? left : Math.min(left, file.get().length() / entry.rowBytes());
                data.add(new DataFile(file.get(), entry.rowCount() - left, rows, entry.rowBytes()));
                left -= rows;
            }
        }
        if (left > 0) {
            findings.add(new Finding.FileTooShort(file(key, DATA), entry.name(), entry.dataBytes(), entry.dataBytes() - left * entry.rowBytes()));
        }
        return new ArrayFiles(entry, findings.isEmpty() ? data : List.of(), Optional.empty(), Optional.empty(), packFile(file(key, BITMAP)), findings);
    }

    /// The paths of everything that lies under a key, relative to the pack.
    public List<String> paths(String key) throws IOException {
        var paths = new ArrayList<String>();
        var folder = path(key, ENTRY).getParent();
        try (var children = Files.newDirectoryStream(folder)) {
            children.forEach(child -> paths.add(file(key, child.getFileName().toString())));
        }
        paths.sort((a, b) -> Boolean.compare(b.endsWith("/" + ENTRY), a.endsWith("/" + ENTRY)));
        return paths;
    }

    private Optional<PackFile> packFile(String file) throws IOException {
        return FolderView.ofDisk().look(pack.resolve(file)).filter(FileLook::isFile).map(look -> new PackFile(file, look));
    }

    /// Makes the folder of a key and writes the entry into it, before any promise: a folder with nothing but an entry is swept
    /// later ([#sweep]).
    public void prepare(String key, ArrayEntry entry, DurableFiles files) throws IOException {
        var workbench = WorkbenchFolder.ensure(pack, files);
        var removed = workbench.resolve(FOLDER);
        files.createDirectory(removed);
        files.createDirectory(removed.resolve(key));
        try (var file = files.open(path(key, ENTRY), Opening.CREATE)) {
            file.setLength(0);
            file.write(0, ByteBuffer.wrap(EntryCodec.encode(entry)));
            file.force();
        }
        files.syncDirectory(removed.resolve(key));
        files.syncDirectory(removed);
        files.syncDirectory(workbench);
    }

    /// Deletes what removals that did not come to pass have left, folders with nothing but an entry, and what was left of arrays that were
    /// just being forgotten. Not while a promise is open.
    void sweep(DurableFiles files) throws IOException {
        for (var key : keys()) {
            if (KEY.matcher(key).matches() && isLeftOver(key, files)) {
                forget(key, files);
            }
        }
    }

    /// Not what another program has put there, a link or folders.
    private boolean isLeftOver(String key, DurableFiles files) throws IOException {
        if (!Files.isDirectory(folder(key), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        var children = files.list(folder(key));
        return (children.size() <= 1 || !children.contains(path(key, ENTRY)))
                && children.stream().noneMatch(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS));
    }

    /// Deletes what waits under a key; an unknown key is none.
    public void forget(String key, DurableFiles files) throws IOException {
        if (!KEY.matcher(key).matches() || !WorkbenchFolder.exists(pack)) {
            return;
        }
        var folder = folder(key);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        // The entry goes first: without it the rest is rubbish to everyone.
        var children = new ArrayList<>(files.list(folder));
        children.sort((a, b) -> Boolean.compare(b.endsWith(ENTRY), a.endsWith(ENTRY)));
        for (var child : children) {
            files.delete(child);
        }
        files.delete(folder);
        files.syncDirectory(folder.getParent());
    }

    /// All keys.
    public List<String> keys() throws IOException {
        var folder = WorkbenchFolder.of(pack).resolve(FOLDER);
        if (!WorkbenchFolder.exists(pack) || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (var children = Files.newDirectoryStream(folder)) {
            var keys = new ArrayList<String>();
            children.forEach(child -> keys.add(child.getFileName().toString()));
            return keys;
        }
    }

    private Path path(String key, String name) {
        return pack.resolve(file(key, name));
    }
}
