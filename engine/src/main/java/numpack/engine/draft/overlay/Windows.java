package numpack.engine.draft.overlay;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// The arithmetic of boxes: one slice for each axis. A 0-d array counts as one axis of length 1 here.
public final class Windows {
    private Windows() {
    }

    /// The axis lengths, at least one.
    public static long[] lengths(Shape shape) {
        return shape.ndim() == 0 ? new long[] {1} : shape.toArray();
    }

    /// How many elements.
    public static long cells(List<Slice> box) {
        long cells = 1;
        for (var slice : box) {
            cells = Math.multiplyExact(cells, slice.count());
        }
        return cells;
    }

    /// The lowest position of a slice that is not empty.
    public static long lowest(Slice slice) {
        return slice.step() > 0 ? slice.start() : slice.last();
    }

    /// The highest position of a slice that is not empty.
    public static long highest(Slice slice) {
        return slice.step() > 0 ? slice.last() : slice.start();
    }

    /// The index at which a slice has a position, or -1.
    public static long indexOf(Slice slice, long position) {
        long distance = position - slice.start();
        long index = distance / slice.step();
        return index * slice.step() == distance && index >= 0 && index < slice.count() ? index : -1;
    }

    /// The first index of a slice whose position is in `[from, to)`; [#lastIndex] is behind the last one. Between the two all are.
    static long firstIndex(Slice slice, long from, long to) {
        long index = slice.step() > 0 ? Math.ceilDiv(from - slice.start(), slice.step())
                : Math.ceilDiv(slice.start() - (to - 1), -slice.step());
        return Math.max(0, index);
    }

    static long lastIndex(Slice slice, long from, long to) {
        long index = slice.step() > 0 ? Math.floorDiv(to - 1 - slice.start(), slice.step())
                : Math.floorDiv(slice.start() - from, -slice.step());
        return Math.min(slice.count(), index + 1);
    }

    /// Elements of one row: the product of the lengths behind axis 0.
    public static long rowElements(long[] lengths) {
        long elements = 1;
        for (int axis = 1; axis < lengths.length; axis++) {
            elements = Math.multiplyExact(elements, lengths[axis]);
        }
        return elements;
    }

    /// All of every axis behind axis 0.
    public static List<Slice> wholeRows(long[] lengths) {
        var rest = new ArrayList<Slice>();
        for (int axis = 1; axis < lengths.length; axis++) {
            rest.add(Slice.all(lengths[axis]));
        }
        return rest;
    }

    /// Rows `from` to `from + count - 1` of these slices.
    public static List<Slice> box(long from, long count, List<Slice> rest) {
        var box = new ArrayList<Slice>(rest.size() + 1);
        box.add(Slice.of(from, count));
        box.addAll(rest);
        return box;
    }

    /// Reads a box, given with at least one axis, from a source that may be 0-d.
    public static void read(LazySource source, List<Slice> box, MemorySegment into) throws IOException {
        if (cells(box) > 0) {
            source.read(source.shape().ndim() == 0 ? List.of() : box, into);
        }
    }

    /// Reads elements `from` to `to - 1`, counted in C order over the whole array, as few boxes.
    public static void readFlat(LazySource source, long from, long to, byte[] into, int at) throws IOException {
        var lengths = lengths(source.shape());
        var reading = new FlatReading(source, lengths, MemorySegment.ofArray(into), at);
        reading.read(0, from, to, new ArrayList<>());
    }

    /// Walks down the axes: a part of a line at each end, whole lines between.
    private static final class FlatReading {
        private final LazySource source;
        private final long[] lengths;
        private final MemorySegment into;
        private long at;

        FlatReading(LazySource source, long[] lengths, MemorySegment into, long at) {
            this.source = source;
            this.lengths = lengths;
            this.into = into;
            this.at = at;
        }

        /// `from` and `to` count elements below the outer axes that are fixed already.
        void read(int axis, long from, long to, List<Slice> outer) throws IOException {
            if (from >= to) {
                return;
            }
            long inner = 1;
            for (int a = axis + 1; a < lengths.length; a++) {
                inner *= lengths[a];
            }
            long first = from / inner;
            long last = (to - 1) / inner;
            boolean startsInside = from % inner != 0;
            boolean endsInside = to % inner != 0;
            if (first == last && (startsInside || endsInside)) {
                read(axis + 1, from % inner, from % inner + (to - from), with(outer, Slice.of(first, 1)));
                return;
            }
            if (startsInside) {
                read(axis + 1, from % inner, inner, with(outer, Slice.of(first, 1)));
                first++;
            }
            long whole = endsInside ? last - first : last - first + 1;
            if (whole > 0) {
                var box = with(outer, Slice.of(first, whole));
                for (int a = axis + 1; a < lengths.length; a++) {
                    box.add(Slice.all(lengths[a]));
                }
                long bytes = cells(box) * source.dtype().itemSize();
                Windows.read(source, box, into.asSlice(at, bytes));
                at += bytes;
            }
            if (endsInside) {
                read(axis + 1, 0, to % inner, with(outer, Slice.of(last, 1)));
            }
        }

        private static List<Slice> with(List<Slice> outer, Slice slice) {
            var all = new ArrayList<>(outer);
            all.add(slice);
            return all;
        }
    }
}
