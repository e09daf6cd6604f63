package numpack.engine.draft.overlay;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// Cells here and there: ascending runs of elements, counted in C order over the array, and their values one after the other.
///
/// A window is painted from whichever side is shorter: line by line, looking each line up among the runs (lines × log runs), or run by
/// run, looking each up in the window.
public final class CellRuns implements Layer {
    private static final long[] NONE = {};
    /// Of this many runs one is a signpost: looking a cell up touches one or two lines of the processor's cache, not one for each halving.
    private static final int SIGNPOST = 64;

    private final long[] lengths;
    private final long rowElements;
    private final int itemSize;
    private final long[] starts;
    /// None if every run is one cell: a million of them here and there take eight bytes each, and their values.
    private final long[] ends;
    private final long[] cellsBefore;
    /// Where every 64th run ends.
    private final long[] signposts;
    private final ByteSource values;
    private final long minRow;
    private final long maxRow;

    /// @param lengths axis lengths; that of axis 0 does not matter
    /// @param starts  first element of each run, ascending
    /// @param ends    after the last element of each run, at most the next start
    /// @param values  the elements of all runs
    public CellRuns(long[] lengths, int itemSize, long[] starts, long[] ends, ByteSource values) {
        this.lengths = lengths;
        this.itemSize = itemSize;
        this.starts = starts;
        this.values = values;
        var before = new long[starts.length + 1];
        for (int run = 0; run < starts.length; run++) {
            before[run + 1] = before[run] + ends[run] - starts[run];
        }
        boolean areSingles = before[starts.length] == starts.length;
        this.ends = areSingles ? NONE : ends;
        this.cellsBefore = areSingles ? NONE : before;
        this.signposts = new long[starts.length / SIGNPOST];
        Arrays.setAll(signposts, post -> ends[(post + 1) * SIGNPOST - 1]);
        this.rowElements = Windows.rowElements(lengths);
        this.minRow = starts[0] / rowElements;
        this.maxRow = (ends[ends.length - 1] - 1) / rowElements;
    }

    /// How many cells.
    public long cellCount() {
        return cellsBefore(starts.length);
    }

    @Override
    public long minRow() {
        return minRow;
    }

    @Override
    public long maxRow() {
        return maxRow;
    }

    @Override
    public RowSet rows() {
        var rows = RowSet.builder();
        for (int run = 0; run < starts.length; run++) {
            rows.addRange(starts[run] / rowElements, (end(run) - 1) / rowElements + 1);
        }
        return rows.build();
    }

    @Override
    public Box restBounds() {
        var bounds = new Slice[lengths.length - 1];
        long inner = 1;
        for (int axis = lengths.length - 1; axis >= 1; axis--) {
            bounds[axis - 1] = bounds(inner, lengths[axis]);
            inner *= lengths[axis];
        }
        return Box.of(bounds);
    }

    @Override
    public void paint(Box window, MemorySegment into) throws IOException {
        long low = Math.multiplyExact(window.rows().lowest(), rowElements);
        long high = Math.multiplyExact(window.rows().highest() + 1, rowElements);
        int first = runAt(low);
        if (first == starts.length || starts[first] >= high) {
            // Most often: a window of one cell, and layers of cells elsewhere.
            return;
        }
        int behind = runAt(high);
        if (behind < starts.length && starts[behind] < high) {
            behind++;
        }
        var painting = new Painting(window, into);
        long lines = window.cellCount() / painting.line.count();
        if (lines < behind - first) {
            painting.byLines(0, 0, 0);
        } else {
            painting.byRuns(first, behind, low, high);
        }
    }

    @Override
    public CellRuns first(long rows) {
        long limit = rows * rowElements;
        int behind = runAt(limit);
        boolean isCut = behind < starts.length && starts[behind] < limit;
        int count = isCut ? behind + 1 : behind;
        var keptEnds = new long[count];
        Arrays.setAll(keptEnds, run -> Math.min(end(run), limit));
        return new CellRuns(lengths, itemSize, Arrays.copyOf(starts, count), keptEnds, values);
    }

    /// One layer that looks like `upper` above this one. Reads the values of both.
    CellRuns under(CellRuns upper) throws IOException {
        return CellMerge.merge(this, upper);
    }

    int runCount() {
        return starts.length;
    }

    long start(int run) {
        return starts[run];
    }

    long end(int run) {
        return ends.length == 0 ? starts[run] + 1 : ends[run];
    }

    private long cellsBefore(int run) {
        return ends.length == 0 ? run : cellsBefore[run];
    }

    int itemSize() {
        return itemSize;
    }

    long[] lengths() {
        return lengths;
    }

    void readValues(int run, long from, byte[] into, int at, long count) throws IOException {
        values.read((cellsBefore(run) + from - starts[run]) * itemSize, into, at, Math.toIntExact(count * itemSize));
    }

    /// The first run that ends after an element.
    private int runAt(long element) {
        int post = firstAfter(signposts, element);
        int low = post * SIGNPOST;
        int high = Math.min(starts.length, low + SIGNPOST);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(middle) > element) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static int firstAfter(long[] ends, long element) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > element) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private Slice bounds(long inner, long length) {
        long min = length - 1;
        long max = 0;
        for (int run = 0; run < starts.length; run++) {
            long from = starts[run] / inner;
            long to = (end(run) - 1) / inner;
            if (to / length != from / length) {
                return Slice.all(length);
            }
            min = Math.min(min, from % length);
            max = Math.max(max, to % length);
        }
        return Slice.of(min, max - min + 1);
    }

    /// One window being painted.
    private final class Painting {
        private final Box window;
        private final MemorySegment into;
        private final int lastAxis;
        private final Slice line;
        private byte[] buffer = new byte[256];

        Painting(Box window, MemorySegment into) {
            this.window = window;
            this.into = into;
            this.lastAxis = window.ndim() - 1;
            this.line = window.slice(lastAxis);
        }

        void byLines(int axis, long element, long target) throws IOException {
            var slice = window.slice(axis);
            if (axis == lastAxis) {
                long from = element * lengths[axis];
                long low = from + slice.lowest();
                long high = from + slice.highest();
                for (int run = runAt(low); run < starts.length && starts[run] <= high; run++) {
                    paint(run, Math.max(starts[run], low), Math.min(end(run), high + 1), from, target);
                }
                return;
            }
            for (long i = 0; i < slice.count(); i++) {
                long outer = axis == 0 ? slice.position(i) : element * lengths[axis] + slice.position(i);
                byLines(axis + 1, outer, (target + i) * window.slice(axis + 1).count());
            }
        }

        void byRuns(int first, int behind, long low, long high) throws IOException {
            long lineLength = lastAxis == 0 ? Long.MAX_VALUE : lengths[lastAxis];
            for (int run = first; run < behind; run++) {
                long end = Math.min(end(run), high);
                for (long from = Math.max(starts[run], low); from < end;) {
                    long lineStart = lastAxis == 0 ? 0 : from - from % lineLength;
                    long to = lastAxis == 0 ? end : Math.min(end, lineStart + lineLength);
                    long target = lastAxis == 0 ? 0 : target(lineStart / lineLength);
                    if (target >= 0) {
                        paint(run, from, to, lineStart, target);
                    }
                    from = to;
                }
            }
        }

        /// Where in the window a line begins; -1 if it is not in it.
        private long target(long outer) {
            long target = 0;
            long unit = line.count();
            for (int axis = lastAxis - 1; axis >= 0; axis--) {
                long position = axis == 0 ? outer : outer % lengths[axis];
                long index = window.slice(axis).indexOf(position);
                if (index < 0) {
                    return -1;
                }
                target += index * unit;
                unit *= window.slice(axis).count();
                outer /= lengths[axis];
            }
            return target;
        }

        private void paint(int run, long from, long to, long lineStart, long target) throws IOException {
            var indices = line.indicesIn(from - lineStart, to - lineStart);
            if (indices.count() == 0) {
                return;
            }
            long first = indices.start();
            long behind = first + indices.count();
            long low = lineStart + Math.min(line.position(first), line.position(behind - 1));
            long cells = Math.abs(line.position(first) - line.position(behind - 1)) + 1;
            int bytes = Math.toIntExact(cells * itemSize);
            if (buffer.length < bytes) {
                buffer = new byte[bytes];
            }
            readValues(run, low, buffer, 0, cells);
            if (line.step() == 1) {
                MemorySegment.copy(MemorySegment.ofArray(buffer), 0, into, (target + first) * itemSize, bytes);
                return;
            }
            for (long i = first; i < behind; i++) {
                long at = (lineStart + line.position(i) - low) * itemSize;
                MemorySegment.copy(MemorySegment.ofArray(buffer), at, into, (target + i) * itemSize, itemSize);
            }
        }
    }
}
