package numpack.engine.draft;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowRange;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// Which elements of two states of an array differ, found by reading the touched rows of both, a megabyte at a time.
///
/// @param before one state's physical rows
/// @param after  the other's; same dtype and rows of the same shape
/// @param rows   the rows to look at; both have them
/// @param rest   what to look at in each row
record CellDifference(LazySource before, LazySource after, RowSet rows, Box rest) {
    private static final long WINDOW_BYTES = 1 << 20;

    /// Takes runs of elements that differ, counted in C order over the physical rows.
    interface RunSink {
        void accept(long firstElement, byte[] old, byte[] now, int from, int count) throws IOException;
    }

    /// Hands out the differing runs in ascending order; `from` and `count` are bytes in both arrays.
    void forEachRun(RunSink sink) throws IOException {
        if (rows.isEmpty() || rest.isEmpty()) {
            return;
        }
        long rowBytes = rest.cellCount() * after.dtype().itemSize();
        long most = Math.max(1, WINDOW_BYTES / rowBytes);
        long gap = 4096 / rowBytes;
        long start = -1;
        long end = -1;
        for (RowRange range : rows.ranges()) {
            if (start >= 0 && range.from() - end > gap) {
                compareRows(start, end, most, sink);
                start = -1;
            }
            start = start < 0 ? range.from() : start;
            end = range.to();
        }
        compareRows(start, end, most, sink);
    }

    private void compareRows(long from, long to, long most, RunSink sink) throws IOException {
        for (long row = from; row < to; row += most) {
            compare(rest.behind(Slice.of(row, Math.min(most, to - row))), sink);
        }
    }

    private void compare(Box box, RunSink sink) throws IOException {
        long bytes = box.cellCount() * after.dtype().itemSize();
        if (bytes > 4 * WINDOW_BYTES) {
            // Only a single row is so large: its axes are halved, outermost first, which keeps the order.
            for (int axis = 1; axis < box.ndim(); axis++) {
                var slice = box.slice(axis);
                if (slice.count() > 1) {
                    long half = slice.count() / 2;
                    compare(box.with(axis, Slice.of(slice.start(), half)), sink);
                    compare(box.with(axis, Slice.of(slice.start() + half, slice.count() - half)), sink);
                    return;
                }
            }
        }
        var old = new byte[(int) bytes];
        var now = new byte[(int) bytes];
        Windows.read(before, box, MemorySegment.ofArray(old));
        Windows.read(after, box, MemorySegment.ofArray(now));
        new Comparing(Windows.lengths(after.shape()), box, old, now, after.dtype().itemSize()).run(sink);
    }

    /// One window of both.
    private record Comparing(long[] lengths, Box box, byte[] old, byte[] now, int itemSize) {
        void run(RunSink sink) throws IOException {
            int lineBytes = Math.toIntExact(box.slice(box.ndim() - 1).count() * itemSize);
            for (int line = 0; line < old.length; line += lineBytes) {
                int end = line + lineBytes;
                int at = line + mismatch(line, end);
                while (at < end) {
                    int first = line + (at - line) / itemSize * itemSize;
                    int behind = first + itemSize;
                    while (behind < end && Arrays.mismatch(old, behind, behind + itemSize, now, behind, behind + itemSize) >= 0) {
                        behind += itemSize;
                    }
                    sink.accept(element(line / lineBytes) + (first - line) / itemSize, old, now, first, behind - first);
                    at = behind + mismatch(behind, end);
                }
            }
        }

        private int mismatch(int from, int to) {
            int at = Arrays.mismatch(old, from, to, now, from, to);
            return at < 0 ? to - from : at;
        }

        /// The first element of a line of the window, counted over the array.
        private long element(long line) {
            long element = box.slice(box.ndim() - 1).start();
            long unit = 1;
            long left = line;
            for (int axis = box.ndim() - 2; axis >= 0; axis--) {
                unit *= lengths[axis + 1];
                long count = box.slice(axis).count();
                element += (box.slice(axis).start() + left % count) * unit;
                left /= count;
            }
            return element;
        }
    }
}
