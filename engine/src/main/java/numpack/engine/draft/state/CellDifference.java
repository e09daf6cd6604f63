package numpack.engine.draft.state;

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
public record CellDifference(LazySource before, LazySource after, RowSet rows, Box rest) {
    private static final long WINDOW_BYTES = 1 << 20;
    /// Rows that lie so close are read together: reading some kilobytes costs no more than reading one byte.
    private static final long GAP_BYTES = 1 << 12;

    /// Takes runs of elements that differ, counted in C order over the physical rows. The bytes are valid until it returns.
    public interface RunSink {
        void accept(long firstElement, byte[] old, byte[] now, int from, int count) throws IOException;
    }

    /// Hands out the differing runs in ascending order; `from` and `count` are bytes in both arrays.
    public void forEachRun(RunSink sink) throws IOException {
        if (rows.isEmpty() || rest.isEmpty()) {
            return;
        }
        long gap = GAP_BYTES / (rest.cellCount() * after.dtype().itemSize());
        var windows = new Windowed(sink);
        long start = -1;
        long end = -1;
        for (RowRange range : rows.ranges()) {
            if (start >= 0 && range.from() - end > gap) {
                windows.compare(start, end);
                start = -1;
            }
            start = start < 0 ? range.from() : start;
            end = range.to();
        }
        windows.compare(start, end);
    }

    /// Both states, a window at a time.
    private final class Windowed {
        private final RunSink sink;
        private final int itemSize = after.dtype().itemSize();
        private byte[] old = {};
        private byte[] now = {};

        Windowed(RunSink sink) {
            this.sink = sink;
        }

        void compare(long from, long to) throws IOException {
            for (var box : rest.behind(Slice.of(from, to - from)).blocks(WINDOW_BYTES / itemSize)) {
                int bytes = Math.toIntExact(box.cellCount() * itemSize);
                if (old.length < bytes) {
                    old = new byte[bytes];
                    now = new byte[bytes];
                }
                Windows.read(before, box, MemorySegment.ofArray(old).asSlice(0, bytes));
                Windows.read(after, box, MemorySegment.ofArray(now).asSlice(0, bytes));
                new Comparing(Windows.lengths(after.shape()), box, old, now, bytes, itemSize).run(sink);
            }
        }
    }

    /// One window of both.
    private record Comparing(long[] lengths, Box box, byte[] old, byte[] now, int bytes, int itemSize) {
        void run(RunSink sink) throws IOException {
            int lineBytes = Math.toIntExact(box.slice(box.ndim() - 1).count() * itemSize);
            for (int line = 0; line < bytes; line += lineBytes) {
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
