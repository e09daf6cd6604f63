package numpack.engine.compact;

import java.nio.file.Path;
import java.util.List;

/// The live rows of one array in new files, ready to be put in place of the old ones.
///
/// @param storage single file or segments; it may differ from what it was
/// @param files   the rows in order; a single file, or at least one segment
public record CompactedRows(CompactionSource.Storage storage, List<NewFile> files) {
    public CompactedRows {
        files = List.copyOf(files);
    }

    /// Rows of all files.
    public long rows() {
        return files.stream().mapToLong(NewFile::rows).sum();
    }

    /// Bytes of all files.
    public long bytes() {
        return files.stream().mapToLong(NewFile::bytes).sum();
    }

    /// One new file.
    ///
    /// @param path where it waits
    public record NewFile(Path path, long rows, long bytes) {}
}
