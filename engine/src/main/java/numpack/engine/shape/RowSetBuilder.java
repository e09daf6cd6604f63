package numpack.engine.shape;

import java.util.Arrays;

/// Collects rows in any order. Ascending rows join the range before them at once; others are sorted once, at the end.
/// For one thread, for one set.
public final class RowSetBuilder {
    /// Bytes of a range as start, end and count.
    private static final long RANGE_BYTES = 24;
    /// Bytes of a word of bits with its share of the counts.
    private static final long WORD_BYTES = 9;
    /// Below this, nothing is worth a second form.
    private static final int FEW_RANGES = 32;

    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int count;
    private boolean isSorted = true;

    RowSetBuilder() {}

    /// Adds one row.
    ///
    /// @throws IllegalArgumentException if the row is negative or `Long.MAX_VALUE`
    public RowSetBuilder add(long row) {
        if (row < 0 || row == Long.MAX_VALUE) {
            throw new IllegalArgumentException("no row: " + row);
        }
        append(row, row + 1);
        return this;
    }

    /// Adds the rows `from` to `to - 1`; nothing if both are equal.
    ///
    /// @throws IllegalArgumentException if `from` is negative or behind `to`
    public RowSetBuilder addRange(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("no range of rows: %d to %d".formatted(from, to));
        }
        if (from < to) {
            append(from, to);
        }
        return this;
    }

    /// Adds every row of a set.
    public RowSetBuilder addAll(RowSet rows) {
        rows.forEachRange(this::append);
        return this;
    }

    /// The set of all rows added so far.
    public RowSet build() {
        if (count == 0) {
            return RangedRows.EMPTY;
        }
        if (!isSorted) {
            sort();
        }
        long base = starts[0] & -64L;
        long span = (ends[count - 1] - 1 - base >>> 6) + 1;
        boolean isDense = count >= FEW_RANGES && span < count * RANGE_BYTES / WORD_BYTES;
        return isDense ? bits(base, Math.toIntExact(span)) : new RangedRows(Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
    }

    private void append(long from, long to) {
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

    /// Starts and ends are sorted apart, which keeps the union the same: walking both in order, a range of the union closes where as
    /// many ends as starts have been passed. So no pair has to become an object to be sorted.
    private void sort() {
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

    private BitRows bits(long base, int span) {
        var words = new long[span];
        for (int i = 0; i < count; i++) {
            setBits(words, starts[i] - base, ends[i] - base);
        }
        return new BitRows(base, words, count);
    }

    private static void setBits(long[] words, long from, long to) {
        int first = (int) (from >>> 6);
        int last = (int) (to - 1 >>> 6);
        long head = -1L << from;
        long tail = -1L >>> -to;
        if (first == last) {
            words[first] |= head & tail;
            return;
        }
        words[first] |= head;
        Arrays.fill(words, first + 1, last, -1L);
        words[last] |= tail;
    }
}
