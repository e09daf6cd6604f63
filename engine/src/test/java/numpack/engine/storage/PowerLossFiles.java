package numpack.engine.storage;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongConsumer;

import numpack.engine.storage.file.FileLook;
import numpack.engine.storage.file.FileStamp;
import numpack.engine.storage.file.ReadFile;

/// Files of one small folder that can lose their power: what was not synced may then be there, not there, or there in part.
///
/// Names reach the disk in their order (file systems journal them), so what is left is the folder as it was at some moment
/// since the last sync of a folder. Of each file's bytes any 512 may be those of its last sync or the newest.
public final class PowerLossFiles implements DurableFiles {
    private static final int SECTOR = 512;

    private final DurableFiles files = DurableFiles.unsynced();
    private final Path root;
    private final Path links;
    private final boolean isSyncing;
    private final Map<Object, byte[]> synced;
    private final Map<Object, Path> linkOf;
    private final List<Map<Path, Object>> moments;
    private final UUID[] run;
    private final PowerLossFiles syncing;

    /// @param root the folder; all that is in it is on the disk
    /// @param links an empty folder beside it, where every file keeps a second name so that no identity is used twice
    public PowerLossFiles(Path root, Path links) throws IOException {
        this.root = root;
        this.links = links;
        this.isSyncing = true;
        this.synced = new HashMap<>();
        this.linkOf = new HashMap<>();
        this.moments = new ArrayList<>();
        this.run = new UUID[] {UUID.randomUUID()};
        this.syncing = this;
        var names = names();
        for (var key : names.values()) {
            if (linkOf.containsKey(key)) {
                synced.put(key, Files.readAllBytes(linkOf.get(key)));
            }
        }
        moments.add(names);
    }

    private PowerLossFiles(PowerLossFiles other) {
        this.root = other.root;
        this.links = other.links;
        this.isSyncing = false;
        this.synced = other.synced;
        this.linkOf = other.linkOf;
        this.moments = other.moments;
        this.run = other.run;
        this.syncing = other;
    }

    /// Leaves in the folder what a power loss could have left.
    public void losePower(Random random) throws IOException {
        run[0] = UUID.randomUUID();
        var names = moments.get(random.nextInt(moments.size()));
        var contents = new TreeMap<Path, byte[]>();
        for (var entry : names.entrySet()) {
            if (linkOf.containsKey(entry.getValue())) {
                contents.put(entry.getKey(), content(entry.getValue(), random));
            }
        }
        try (var all = Files.walk(root)) {
            for (var path : all.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(root)).toList()) {
                Files.delete(path);
            }
        }
        for (var path : new TreeMap<>(names).keySet()) {
            if (contents.containsKey(path)) {
                Files.write(root.resolve(path), contents.get(path));
            } else {
                Files.createDirectory(root.resolve(path));
            }
        }
    }

    /// The same folder for a writer that does not sync.
    public DurableFiles unsynced() {
        return new PowerLossFiles(this);
    }

    /// Another one after each power loss.
    @Override
    public Optional<UUID> run(Path folder) {
        return Optional.of(run[0]);
    }

    @Override
    public DurableFiles reaching() {
        return isSyncing ? this : syncing;
    }

    @Override
    public DurableFiles deferred() {
        return new DeferredFiles(this);
    }

    @Override
    public boolean reachDisk() {
        return isSyncing;
    }

    @Override
    public WritableFile open(Path file, Opening opening) throws IOException {
        var open = files.open(file, opening);
        remember();
        return new Unsynced(file, open);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        files.createDirectory(directory);
        remember();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        files.rename(from, to);
        remember();
    }

    @Override
    public void delete(Path file) throws IOException {
        files.delete(file);
        remember();
    }

    @Override
    public boolean copyRights(Path from, Path to) throws IOException {
        return files.copyRights(from, to);
    }

    /// Without the name that every file keeps beside the folder.
    @Override
    public int linkCount(Path file) throws IOException {
        return files.linkCount(file) - (linkOf.containsKey(FileStamp.of(file).key()) ? 1 : 0);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        if (isSyncing) {
            moments.subList(0, moments.size() - 1).clear();
        }
    }

    @Override
    public Optional<FileLook> look(Path path) throws IOException {
        return files.look(path);
    }

    @Override
    public byte[] readStart(Path file, int most) throws IOException {
        return files.readStart(file, most);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        return files.list(directory);
    }

    private void remember() throws IOException {
        moments.add(names());
    }

    private Map<Path, Object> names() throws IOException {
        var names = new TreeMap<Path, Object>();
        try (var all = Files.walk(root)) {
            for (var path : all.filter(path -> !path.equals(root)).toList()) {
                var key = FileStamp.of(path).key();
                if (Files.isRegularFile(path) && !linkOf.containsKey(key)) {
                    linkOf.put(key, Files.createLink(links.resolve(Integer.toString(linkOf.size())), path));
                }
                names.put(root.relativize(path), key);
            }
        }
        return names;
    }

    private byte[] content(Object key, Random random) throws IOException {
        var old = synced.getOrDefault(key, new byte[0]);
        var now = Files.readAllBytes(linkOf.get(key));
        var left = new byte[random.nextBoolean() ? old.length : now.length];
        for (int at = 0; at < left.length; at += SECTOR) {
            var from = random.nextBoolean() ? old : now;
            System.arraycopy(from, Math.min(at, from.length), left, at, Math.clamp(from.length - at, 0, Math.min(SECTOR, left.length - at)));
        }
        return left;
    }

    private final class Unsynced implements WritableFile {
        private final Path path;
        private final WritableFile file;

        Unsynced(Path path, WritableFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void write(long offset, ByteBuffer source) throws IOException {
            file.write(offset, source);
        }

        @Override
        public void write(long offset, MemorySegment source) throws IOException {
            file.write(offset, source);
        }

        @Override
        public void setLength(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public void copyFrom(ReadFile source, long sourceOffset, long offset, long length, LongConsumer copied) throws IOException {
            file.copyFrom(source, sourceOffset, offset, length, copied);
        }

        @Override
        public void force() throws IOException {
            if (isSyncing) {
                synced.put(FileStamp.of(path).key(), Files.readAllBytes(path));
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
