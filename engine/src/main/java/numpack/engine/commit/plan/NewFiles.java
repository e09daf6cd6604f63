package numpack.engine.commit.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.error.FileNotWritableException;
import numpack.engine.error.NotEnoughSpaceException;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.lazy.LazySource;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.rows.RowWriter;
import numpack.engine.shape.Slice;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FreeSpace;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.WritableFile;
import numpack.engine.work.Progress;

/// The files that one commit makes in `.workbench/` before it promises anything: whole arrays, bitmaps, segment lists. They are synced
/// when their method returns; if the commit does not come to pass, [#discard] or the next recovery removes them.
public final class NewFiles {
    /// What a new file may leave in the system's cache, for whoever looks at it next.
    static final long CACHED_BYTES = 64L << 20;

    private final Path pack;
    private final DurableFiles files;
    private final FreeSpace space;
    private final Ownership ownership;
    private final long stampMicros;
    private final Progress progress;
    private final List<String> made = new ArrayList<>();
    private int named;

    public NewFiles(Path pack, DurableFiles files, FreeSpace space, Ownership ownership, long stampMicros, Progress progress) {
        this.ownership = ownership;
        this.pack = pack;
        this.files = files;
        this.space = space;
        this.stampMicros = stampMicros;
        this.progress = progress;
    }

    /// What fills a new file.
    @FunctionalInterface
    interface Content {
        void writeTo(WritableFile file) throws IOException;
    }

    /// The pack's folder.
    Path pack() {
        return pack;
    }

    DurableFiles files() {
        return files;
    }

    public Progress progress() {
        return progress;
    }

    /// A name in `.workbench/` that nobody has, for a file that is parked there.
    String parkingName() {
        return "%s/%s%d-%d".formatted(WorkbenchFolder.NAME, WorkbenchFolder.PARKED_PREFIX, stampMicros, named++);
    }

    /// A name in `.workbench/` for an empty file that a step makes. The next recovery removes it.
    String markName() {
        return newName();
    }

    /// Makes a file and returns its path relative to the pack.
    String make(Content content) throws IOException {
        return make(Opening.CREATE_NEW, content);
    }

    /// Makes a file of so many bytes, written in order, and returns its path relative to the pack.
    String make(long bytes, Content content) throws IOException {
        return make(bytes > CACHED_BYTES ? Opening.CREATE_NEW_LONG : Opening.CREATE_NEW, content);
    }

    private String make(Opening opening, Content content) throws IOException {
        var name = newName();
        WorkbenchFolder.ensure(pack, files);
        made.add(name);
        try (var file = files.open(pack.resolve(name), opening)) {
            content.writeTo(file);
            file.force();
        }
        return name;
    }

    /// Makes a small file.
    String make(byte[] bytes) throws IOException {
        return make(file -> file.write(0, ByteBuffer.wrap(bytes)));
    }

    /// Returns if a file of so many bytes has room, and can take the place of an old one.
    ///
    /// @throws NotEnoughSpaceException                                if it has no room
    /// @throws numpack.engine.error.FileNotWritableException if the old one belongs to somebody to whom the new one cannot be given
    void requireSuccessor(PackFile old, long bytes) throws IOException {
        ownership.requireReplaceable(old.file());
        long free = space.usableBytes();
        if (bytes > free) {
            throw new NotEnoughSpaceException(pack, bytes, free);
        }
    }

    /// Whether a file of so many bytes has room to spare, and can take the place of an old one.
    boolean canSucceed(PackFile old, long bytes) throws IOException {
        if (2 * bytes > space.usableBytes()) {
            return false;
        }
        try {
            ownership.requireReplaceable(old.file());
            return true;
        } catch (FileNotWritableException belongsToAnother) {
            return false;
        }
    }

    /// Returns if new files can take the place of all of an array's.
    ///
    /// @throws numpack.engine.error.FileNotWritableException if not
    public void requireSuccessors(LoadedArray old) throws IOException {
        var main = old.mainFile();
        if (main.isPresent()) {
            ownership.requireReplaceable(main.get().file());
        }
        for (var data : old.files().dataFiles()) {
            ownership.requireReplaceable(data.at().file());
        }
    }

    /// Writes rows of a source to a place of a file, with progress.
    ///
    /// @return how many bytes
    long write(LazySource source, Slice rows, WritableFile file, long offset) throws IOException {
        return RowWriter.write(source, rows, file, offset, progress);
    }

    /// A path for a file that somebody else makes.
    public Path reserve() {
        var name = newName();
        claim(name);
        return pack.resolve(name);
    }

    /// Counts a file or folder that somebody else makes as made here, a folder after what is in it.
    void claim(String name) {
        made.add(name);
    }

    /// Makes the names of the new files durable.
    public void syncFolder() throws IOException {
        if (!made.isEmpty()) {
            files.syncDirectory(WorkbenchFolder.of(pack));
        }
    }

    /// Takes back everything that was made. What cannot be removed now is removed by the next recovery.
    public void discard(Exception reason) {
        for (var name : made) {
            try {
                files.delete(pack.resolve(name));
            } catch (NoSuchFileException gone) {
                // It never came to be, or a step moved it to its place and back.
                continue;
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
        made.clear();
    }

    private String newName() {
        return "%s/%s%d-%d".formatted(WorkbenchFolder.NAME, WorkbenchFolder.NEW_PREFIX, stampMicros, named++);
    }
}
