package numpack.engine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Slice;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.WritableFile;
import numpack.engine.work.Progress;

/// The files that one commit makes in `.workbench/` before it promises anything: whole arrays, bitmaps, segment lists. They are synced
/// when their method returns; if the commit does not come to pass, [#discard] or the next recovery removes them.
final class NewFiles {
    private static final long BLOCK_BYTES = 4 << 20;

    private final Path pack;
    private final DurableFiles files;
    private final long stampMicros;
    private final Progress progress;
    private final List<String> made = new ArrayList<>();
    private int named;

    NewFiles(Path pack, DurableFiles files, long stampMicros, Progress progress) {
        this.pack = pack;
        this.files = files;
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

    Progress progress() {
        return progress;
    }

    /// A name in `.workbench/` that nobody has, for a file that is parked there.
    String parkingName() {
        return "%s/parked-%d-%d".formatted(WorkbenchFolder.NAME, stampMicros, named++);
    }

    /// Makes a file and returns its path relative to the pack.
    String make(Content content) throws IOException {
        var name = "%s%d-%d".formatted(WorkbenchFolder.NEW_PREFIX, stampMicros, named++);
        var path = WorkbenchFolder.ensure(pack, files).resolve(name);
        var relative = WorkbenchFolder.NAME + "/" + name;
        made.add(relative);
        try (var file = files.open(path, Opening.CREATE_NEW)) {
            content.writeTo(file);
            file.force();
        }
        return relative;
    }

    /// Makes a small file.
    String make(byte[] bytes) throws IOException {
        return make(file -> file.write(0, ByteBuffer.wrap(bytes)));
    }

    /// Writes all elements of a source in C order from a place of a file on.
    ///
    /// @return how many bytes
    long write(LazySource source, WritableFile file, long offset) throws IOException {
        var shape = source.shape();
        long rowBytes = Math.multiplyExact(shape.rowElements(), (long) source.dtype().itemSize());
        long total = Math.multiplyExact(shape.rowCount(), rowBytes);
        if (total == 0) {
            return 0;
        }
        if (rowBytes > BLOCK_BYTES && shape.ndim() > 1) {
            return writeRowByRow(source, file, offset);
        }
        long blockRows = Math.clamp(BLOCK_BYTES / rowBytes, 1, shape.rowCount());
        try (var arena = Arena.ofConfined()) {
            var block = arena.allocate(Math.multiplyExact(blockRows, rowBytes), 16);
            for (long row = 0; row < shape.rowCount(); row += blockRows) {
                long rows = Math.min(blockRows, shape.rowCount() - row);
                copyBox(source, rowsOf(source, row, rows), block.asSlice(0, rows * rowBytes), file, offset + row * rowBytes);
            }
        }
        return total;
    }

    /// Makes the names of the new files durable.
    void syncFolder() throws IOException {
        if (!made.isEmpty()) {
            files.syncDirectory(WorkbenchFolder.of(pack));
        }
    }

    /// Takes back everything that was made. What cannot be removed now is removed by the next recovery.
    void discard(Exception reason) {
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

    /// Rows larger than a block go in slices along the axes behind.
    private long writeRowByRow(LazySource source, WritableFile file, long offset) throws IOException {
        var shape = source.shape();
        long written = 0;
        for (long row = 0; row < shape.rowCount(); row++) {
            written += writeBox(source, new ArrayList<>(rowsOf(source, row, 1)), 1, file, offset + written);
        }
        return written;
    }

    private long writeBox(LazySource source, List<Slice> box, int axis, WritableFile file, long offset) throws IOException {
        long bytes = source.dtype().itemSize();
        for (var slice : box) {
            bytes = Math.multiplyExact(bytes, slice.count());
        }
        if (bytes <= BLOCK_BYTES || axis == box.size()) {
            try (var arena = Arena.ofConfined()) {
                copyBox(source, box, arena.allocate(bytes, 16), file, offset);
            }
            return bytes;
        }
        long written = 0;
        var whole = box.get(axis);
        long step = Math.max(1, axis == box.size() - 1 ? whole.count() * BLOCK_BYTES / bytes : 1);
        for (long at = 0; at < whole.count(); at += step) {
            box.set(axis, Slice.of(whole.start() + at, Math.min(step, whole.count() - at)));
            written += writeBox(source, box, axis + 1, file, offset + written);
        }
        box.set(axis, whole);
        return written;
    }

    private void copyBox(LazySource source, List<Slice> box, MemorySegment block, WritableFile file, long offset) throws IOException {
        progress.checkCancelled();
        source.read(box, block);
        file.write(offset, block);
        progress.advance(block.byteSize());
    }

    private static List<Slice> rowsOf(LazySource source, long firstRow, long rows) {
        var shape = source.shape();
        var box = new ArrayList<>(Slice.allOf(shape));
        if (shape.ndim() > 0) {
            box.set(0, Slice.of(firstRow, rows));
        }
        return box;
    }
}
