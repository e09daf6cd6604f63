package numpack.engine.compact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import numpack.engine.rows.AppendPlan;
import numpack.engine.storage.DurableFiles;
import numpack.engine.work.Progress;

/// Copies the live rows of an array to new files beside the pack's own. Takes eight megabytes of memory, outside the heap.
///
/// The array must not change meanwhile, so the caller holds the pack's lock, or compares the array's stamp before the new files are put in
/// place. Nothing but the new files is touched.
public final class Compactor {
    private final DurableFiles files;
    private final Supplier<Path> newFile;
    private final long segmentBytes;

    /// @param newFile      a path for each new file, in `.workbench/`, where nothing lies yet
    /// @param segmentBytes how long one file may be if the array stays in segments
    public Compactor(DurableFiles files, Supplier<Path> newFile, long segmentBytes) {
        this.files = files;
        this.newFile = newFile;
        this.segmentBytes = segmentBytes;
    }

    /// Copies and syncs. If that fails or is cancelled, the new files are gone again.
    ///
    /// @param progress receives bytes of the old rows, `source.file().sizeBytes()` in all; `begin` is the caller's
    /// @throws java.util.concurrent.CancellationException if cancelled
    /// @throws IOException                                if the disk fails
    public CompactedRows compact(CompactionSource source, Progress progress) throws IOException {
        boolean staysSegmented = source.staysSegmented(segmentBytes);
        long rowBytes = source.file().rowBytes();
        long rowsPerFile = staysSegmented ? AppendPlan.rowsPerSegment(rowBytes, segmentBytes) : Long.MAX_VALUE;
        try (var made = new UnfinishedFiles(files)) {
            var target = new RowTarget(made, newFile, rowBytes, rowsPerFile);
            new LiveRowCopy(source.file(), source.live(), target, progress).run();
            made.finish();
            return new CompactedRows(staysSegmented ? CompactionSource.Storage.SEGMENTS : CompactionSource.Storage.SINGLE,
                    target.files(source.live().liveCount()));
        }
    }
}
