package numpack.engine.compact;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import numpack.engine.storage.WritableFile;
import numpack.engine.storage.file.ReadFile;

/// Takes rows one after the other and begins a new file whenever the last one is full.
final class RowTarget {
    private final UnfinishedFiles made;
    private final Supplier<Path> newFile;
    private final long rowBytes;
    private final long fileBytes;
    private final List<CompactedRows.NewFile> full = new ArrayList<>();
    private Path path;
    private WritableFile file;
    private long filled;

    /// @param rowsPerFile rows that fit one file
    RowTarget(UnfinishedFiles made, Supplier<Path> newFile, long rowBytes, long rowsPerFile) throws IOException {
        this.made = made;
        this.newFile = newFile;
        this.rowBytes = rowBytes;
        this.fileBytes = rowsPerFile > Long.MAX_VALUE / Math.max(1, rowBytes) ? Long.MAX_VALUE : rowsPerFile * rowBytes;
        this.path = newFile.get();
        this.file = made.create(path);
    }

    void write(MemorySegment bytes) throws IOException {
        long done = 0;
        while (done < bytes.byteSize()) {
            long count = Math.min(bytes.byteSize() - done, room());
            file.write(filled, bytes.asSlice(done, count));
            filled += count;
            done += count;
        }
    }

    /// @param copied told after each piece how many of these bytes are copied
    void copyFrom(ReadFile source, long offset, long length, LongConsumer copied) throws IOException {
        long done = 0;
        while (done < length) {
            long before = done;
            long count = Math.min(length - done, room());
            file.copyFrom(source, offset + done, filled, count, part -> copied.accept(before + part));
            filled += count;
            done += count;
        }
    }

    /// The files in order, each with what it holds; `rows` are those of all, for rows may have no bytes.
    List<CompactedRows.NewFile> files(long rows) {
        var files = new ArrayList<>(full);
        long before = full.stream().mapToLong(CompactedRows.NewFile::rows).sum();
        files.add(new CompactedRows.NewFile(path, rows - before, filled));
        return files;
    }

    /// Bytes that still fit; begins the next file if none do.
    private long room() throws IOException {
        if (filled == fileBytes) {
            made.complete(file);
            full.add(new CompactedRows.NewFile(path, filled / rowBytes, filled));
            path = newFile.get();
            file = made.create(path);
            filled = 0;
        }
        return fileBytes - filled;
    }
}
