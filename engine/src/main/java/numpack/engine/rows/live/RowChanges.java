package numpack.engine.rows.live;

import numpack.engine.shape.RowSet;

/// Dropped and restored rows as one ascending list of ranges that do not overlap.
final class RowChanges {
    /// Memory of one range in here and in a [RowMap]: start, end, count and kind.
    static final long RANGE_BYTES = 3 * Long.BYTES + 1;
    static final RowChanges NONE = new RowChanges(RowSet.empty(), RowSet.empty());

    private final long[] starts;
    private final long[] ends;
    private final boolean[] isRestored;

    /// @throws IllegalArgumentException if a row is in both sets
    RowChanges(RowSet dropped, RowSet restored) {
        int count = Math.toIntExact(dropped.rangeCount() + restored.rangeCount());
        starts = new long[count];
        ends = new long[count];
        isRestored = new boolean[count];
        merge(new Ranges(dropped), new Ranges(restored));
    }

    int count() {
        return starts.length;
    }

    long start(int range) {
        return starts[range];
    }

    /// The row after a range.
    long end(int range) {
        return ends[range];
    }

    boolean isRestored(int range) {
        return isRestored[range];
    }

    /// The last range that starts at `row` or before, or -1.
    int lastFrom(long row) {
        return lastAtMost(starts, row);
    }

    /// The first range that ends after `row`, or `count()`.
    int firstBehind(long row) {
        int range = lastFrom(row);
        return range >= 0 && row < ends[range] ? range : range + 1;
    }

    /// The last index whose value is at most `wanted`, or -1.
    static int lastAtMost(long[] ascending, long wanted) {
        int low = -1;
        int high = ascending.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (ascending[middle] <= wanted) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void merge(Ranges dropped, Ranges restored) {
        int d = 0;
        int r = 0;
        long end = 0;
        for (int i = 0; i < starts.length; i++) {
            isRestored[i] = d == dropped.count || r < restored.count && restored.starts[r] < dropped.starts[d];
            starts[i] = isRestored[i] ? restored.starts[r] : dropped.starts[d];
            ends[i] = isRestored[i] ? restored.ends[r++] : dropped.ends[d++];
            if (starts[i] < end) {
                throw new IllegalArgumentException("row %d is both dropped and restored".formatted(starts[i]));
            }
            end = ends[i];
        }
    }

    private static final class Ranges {
        private final long[] starts;
        private final long[] ends;
        private int count;

        Ranges(RowSet rows) {
            starts = new long[Math.toIntExact(rows.rangeCount())];
            ends = new long[starts.length];
            rows.forEachRange((from, to) -> {
                starts[count] = from;
                ends[count++] = to;
            });
        }
    }
}
