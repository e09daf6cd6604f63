package numpack.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import numpack.engine.error.CorruptPackException;
import numpack.engine.format.ArrayEntry;
import numpack.engine.format.EntryCodec;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;

/// Arrays taken out of the pack that can be brought back: each in a folder `.workbench/removed/<key>/` with its entry, its data or its
/// segments under their numbers, and its bitmap.
final class RemovedArrays {
    static final String ENTRY = "entry";
    static final String DATA = "data";
    static final String BITMAP = "bitmap";

    private static final String FOLDER = "removed";
    /// A key comes from a log; it must not be a way out of the folder.
    private static final Pattern KEY = Pattern.compile("[0-9]{1,20}-[0-9]{1,10}");
    private static final int MOST_ENTRY_BYTES = 1 << 20;

    private final Path pack;

    RemovedArrays(Path pack) {
        this.pack = pack;
    }

    /// The path of a removed array's file, relative to the pack.
    static String file(String key, String name) {
        return "%s/%s/%s/%s".formatted(WorkbenchFolder.NAME, FOLDER, key, name);
    }

    /// Where the files of a key lie.
    Path folder(String key) {
        return path(key, ENTRY).getParent();
    }

    /// The path of a segment, by its number.
    static String segment(String key, int index) {
        return file(key, "segment-" + index);
    }

    /// The pack's folder.
    Path root() {
        return pack;
    }

    boolean holds(String key) throws IOException {
        return KEY.matcher(key).matches() && WorkbenchFolder.exists(pack) && Files.isRegularFile(path(key, ENTRY));
    }

    /// The entry of a removed array, as it was.
    ArrayEntry entry(String key) throws IOException {
        var path = path(key, ENTRY);
        if (Files.size(path) > MOST_ENTRY_BYTES) {
            throw new CorruptPackException(pack, file(key, ENTRY), "larger than any entry");
        }
        return EntryCodec.decode(pack, file(key, ENTRY), Files.readAllBytes(path));
    }

    boolean has(String key, String name) {
        return Files.isRegularFile(path(key, name));
    }

    long length(String key, String name) throws IOException {
        return Files.size(path(key, name));
    }

    /// How many segments wait under a key.
    int segmentCount(String key) {
        int count = 0;
        while (has(key, "segment-" + count)) {
            count++;
        }
        return count;
    }

    /// Makes the folder of a key and writes the entry into it, before any promise: a folder with nothing but an entry is swept later.
    void prepare(String key, ArrayEntry entry, DurableFiles files) throws IOException {
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

    /// Deletes what waits under a key; an unknown key is none.
    void forget(String key, DurableFiles files) throws IOException {
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
    List<String> keys() throws IOException {
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
