package numpack.engine.shape;

import java.util.Arrays;

/// Ranges of rows being collected in any order. Ascending ones join the range before them at once; others are sorted when it is asked for.
final class CollectedRanges {
    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int count;
    private boolean isSorted = true;

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void append(long from, long to) {
        if (count > 0 && from >= starts[count - 1] && from <= ends[count - 1]) {
            ends[count - 1] = Math.max(ends[count - 1], to);
            return;
        }
        if (count == starts.length) {
            int capacity = Math.multiplyExact(count, 2);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        isSorted &= count == 0 || from > ends[count - 1];
        starts[count] = from;
        ends[count++] = to;
    }

    /// Brings them into order, so that no two touch or overlap.
    ///
    /// Starts and ends are sorted apart, which keeps the union the same: walking both in order, a range of the union closes where as
    /// many ends as starts have been passed. So no pair has to become an object to be sorted.
    void sort() {
        if (isSorted) {
            return;
        }
        Arrays.sort(starts, 0, count);
        Arrays.sort(ends, 0, count);
        int kept = 0;
        int first = 0;
        for (int i = 0; i < count; i++) {
            boolean closes = i == count - 1 || starts[i + 1] > ends[i];
            if (closes) {
                starts[kept] = starts[first];
                ends[kept++] = ends[i];
                first = i + 1;
            }
        }
        count = kept;
        isSorted = true;
    }

    /// The lowest row of sorted ranges; `Long.MAX_VALUE` if there is none.
    long min() {
        return count == 0 ? Long.MAX_VALUE : starts[0];
    }

    /// The highest row of sorted ranges; -1 if there is none.
    long max() {
        return count == 0 ? -1 : ends[count - 1] - 1;
    }

    void forEach(RangeConsumer consumer) {
        for (int i = 0; i < count; i++) {
            consumer.accept(starts[i], ends[i]);
        }
    }

    void clear() {
        starts = new long[8];
        ends = new long[8];
        count = 0;
        isSorted = true;
    }

    /// A copy of sorted ranges.
    RangedRows build() {
        return count == 0 ? RangedRows.EMPTY : new RangedRows(Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
    }
}
