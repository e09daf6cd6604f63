package numpack.engine.draft;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowRange;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// Which elements of two states of an array differ, found by reading the touched rows of both, a megabyte at a time.
///
/// @param before one state's physical rows
/// @param after  the other's; same dtype and rows of the same shape
/// @param rows   the rows to look at; both have them
/// @param rest   for each axis behind axis 0 what to look at
record CellDifference(LazySource before, LazySource after, RowSet rows, List<Slice> rest) {
    private static final long WINDOW_BYTES = 1 << 20;

    /// Takes runs of elements that differ, counted in C order over the physical rows.
    interface RunSink {
        void accept(long firstElement, byte[] old, byte[] now, int from, int count) throws IOException;
    }

    /// Hands out the differing runs in ascending order; `from` and `count` are bytes in both arrays.
    void forEachRun(RunSink sink) throws IOException {
        if (rows.isEmpty() || Windows.cells(rest) == 0) {
            return;
        }
        long rowBytes = Windows.cells(rest) * after.dtype().itemSize();
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
            compare(Windows.box(row, Math.min(most, to - row), rest), sink);
        }
    }

    private void compare(List<Slice> box, RunSink sink) throws IOException {
        long bytes = Windows.cells(box) * after.dtype().itemSize();
        if (bytes > 4 * WINDOW_BYTES) {
            // Only a single row is so large: its axes are halved, outermost first, which keeps the order.
            for (int axis = 1; axis < box.size(); axis++) {
                var slice = box.get(axis);
                if (slice.count() > 1) {
                    long half = slice.count() / 2;
                    compare(with(box, axis, Slice.of(slice.start(), half)), sink);
                    compare(with(box, axis, Slice.of(slice.start() + half, slice.count() - half)), sink);
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

    private static List<Slice> with(List<Slice> box, int axis, Slice slice) {
        var changed = new ArrayList<>(box);
        changed.set(axis, slice);
        return changed;
    }

    /// One window of both.
    private record Comparing(long[] lengths, List<Slice> box, byte[] old, byte[] now, int itemSize) {
        void run(RunSink sink) throws IOException {
            int lineBytes = Math.toIntExact(box.getLast().count() * itemSize);
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
            long element = box.getLast().start();
            long unit = 1;
            long left = line;
            for (int axis = box.size() - 2; axis >= 0; axis--) {
                unit *= lengths[axis + 1];
                long count = box.get(axis).count();
                element += (box.get(axis).start() + left % count) * unit;
                left /= count;
            }
            return element;
        }
    }
}
