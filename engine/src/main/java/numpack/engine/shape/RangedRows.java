package numpack.engine.shape;

import java.util.Arrays;
import java.util.Objects;

/// A set of rows as sorted ranges that neither touch nor overlap.
final class RangedRows implements RowSet {
    static final RangedRows EMPTY = new RangedRows(new long[0], new long[0]);

    private final long[] starts;
    private final long[] ends;
    /// Members before the i-th range.
    private final long[] before;
    private final long size;

    RangedRows(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
        before = new long[starts.length];
        long members = 0;
        for (int i = 0; i < starts.length; i++) {
            before[i] = members;
            members += ends[i] - starts[i];
        }
        size = members;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long rangeCount() {
        return starts.length;
    }

    @Override
    public boolean contains(long row) {
        int range = rangeAtOrBefore(row);
        return range >= 0 && row < ends[range];
    }

    @Override
    public long rank(long row) {
        int range = rangeAtOrBefore(row);
        return range < 0 ? 0 : before[range] + Math.min(row, ends[range]) - starts[range];
    }

    @Override
    public long select(long k) {
        Objects.checkIndex(k, size);
        int found = Arrays.binarySearch(before, k);
        int range = found >= 0 ? found : -found - 2;
        return starts[range] + (k - before[range]);
    }

    @Override
    public long bits(long from) {
        int range = Math.max(0, rangeAtOrBefore(from));
        long bits = 0;
        while (range < starts.length && (starts[range] <= from || starts[range] - from < Long.SIZE)) {
            long first = Math.max(0, starts[range] - from);
            long end = Math.min(Long.SIZE, ends[range] - from);
            if (first < end) {
                bits |= -1L << first & -1L >>> -end;
            }
            range++;
        }
        return bits;
    }

    @Override
    public long next(long row) {
        int range = rangeAtOrBefore(row);
        if (range >= 0 && row < ends[range]) {
            return row;
        }
        return range + 1 < starts.length ? starts[range + 1] : Long.MAX_VALUE;
    }

    @Override
    public long nextGap(long row) {
        int range = rangeAtOrBefore(row);
        return range >= 0 && row < ends[range] ? ends[range] : row;
    }

    @Override
    public long min() {
        requireMembers();
        return starts[0];
    }

    @Override
    public long max() {
        requireMembers();
        return ends[ends.length - 1] - 1;
    }

    @Override
    public void forEachRange(RangeConsumer consumer) {
        for (int i = 0; i < starts.length; i++) {
            consumer.accept(starts[i], ends[i]);
        }
    }

    RangeCursor cursor() {
        return new RangeCursor() {
            private int at = -1;

            @Override
            boolean next() {
                return ++at < starts.length;
            }

            @Override
            long from() {
                return starts[at];
            }

            @Override
            long to() {
                return ends[at];
            }
        };
    }

    private int rangeAtOrBefore(long row) {
        int found = Arrays.binarySearch(starts, row);
        return found >= 0 ? found : -found - 2;
    }

    private void requireMembers() {
        if (size == 0) {
            throw new IllegalStateException("an empty set has no lowest and no highest row");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RangedRows that && Arrays.equals(starts, that.starts) && Arrays.equals(ends, that.ends);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(starts) + Arrays.hashCode(ends);
    }

    @Override
    public String toString() {
        return toText();
    }
}
