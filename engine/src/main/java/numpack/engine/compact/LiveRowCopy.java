package numpack.engine.compact;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;
import numpack.engine.rows.RowFile;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.storage.file.ReadFile;
import numpack.engine.work.Progress;

/// Copies the live rows of a file to a target, in order, in one pass.
///
/// Long runs are left to the target, which may copy without taking them through Java's memory. Where runs are short, whole windows are
/// read with the dropped rows in them, the live rows are moved together in place, and the window is written: a positional read per run
/// of two rows would be twenty times slower. Windows in which almost nothing is live end before a long gap instead.
final class LiveRowCopy {
    private static final long WINDOW_BYTES = 4 << 20;
    private static final long LONG_RUN_BYTES = 1 << 20;
    private static final long LONG_GAP_BYTES = 128 << 10;
    /// Gaps are looked for where fewer than one row in this many is live.
    private static final long SPARSE = 8;

    private final RowFile file;
    private final LiveRows live;
    private final long rowBytes;
    private final RowTarget target;
    private final Progress progress;
    private long toldBytes;

    LiveRowCopy(RowFile file, LiveRows live, RowTarget target, Progress progress) {
        this.file = file;
        this.live = live;
        this.rowBytes = file.rowBytes();
        this.target = target;
        this.progress = progress;
    }

    void run() throws IOException {
        long rows = rowBytes == 0 ? 0 : live.physicalCount();
        try (var arena = Arena.ofConfined()) {
            var window = arena.allocate(Math.max(1, Math.min(WINDOW_BYTES, file.sizeBytes())), 64);
            long row = live.nextLive(0);
            while (row < rows) {
                report(row * rowBytes);
                long end = live.nextDropped(row);
                if ((end - row) * rowBytes >= LONG_RUN_BYTES) {
                    copyRun(row, end - row);
                } else {
                    end = windowEnd(row);
                    copyWindow(row, end, window);
                }
                row = live.nextLive(end);
            }
        }
        report(file.sizeBytes());
    }

    private void copyRun(long first, long count) throws IOException {
        file.<IOException>forEachPiece(first * rowBytes, count * rowBytes, new RowFile.PieceConsumer<>() {
            private long before = first * rowBytes;

            @Override
            public void accept(ReadFile source, long offset, long length) throws IOException {
                long start = before;
                LongConsumer copied = done -> report(start + done);
                target.copyFrom(source, offset, length, copied);
                before += length;
            }
        });
    }

    private long windowEnd(long first) {
        long end = first + Math.min(live.physicalCount() - first, WINDOW_BYTES / rowBytes);
        if ((live.rank(end) - live.rank(first)) * SPARSE >= end - first) {
            return end;
        }
        long runEnd = live.nextDropped(first);
        while (runEnd < end) {
            long next = live.nextLive(runEnd);
            if (next >= end || (next - runEnd) * rowBytes > LONG_GAP_BYTES) {
                return runEnd;
            }
            runEnd = live.nextDropped(next);
        }
        return end;
    }

    private void copyWindow(long first, long end, MemorySegment window) throws IOException {
        file.read(first, 0, window.asSlice(0, (end - first) * rowBytes));
        long kept = 0;
        long row = first;
        while (row < end) {
            long runEnd = Math.min(end, live.nextDropped(row));
            long bytes = (runEnd - row) * rowBytes;
            if (kept != (row - first) * rowBytes) {
                MemorySegment.copy(window, (row - first) * rowBytes, window, kept, bytes);
            }
            kept += bytes;
            row = runEnd == end ? end : live.nextLive(runEnd);
        }
        target.write(window.asSlice(0, kept));
    }

    /// Says how far the old file is done, and ends here if someone asked for it.
    private void report(long doneBytes) {
        progress.checkCancelled();
        progress.advance(doneBytes - toldBytes);
        toldBytes = doneBytes;
    }
}
