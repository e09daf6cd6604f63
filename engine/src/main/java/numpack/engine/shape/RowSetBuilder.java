package numpack.engine.shape;

/// Collects rows in any order. For one thread, for one set.
///
/// Rows are collected as ranges; ascending ones join the range before them at once, others are sorted from time to time. As soon as bits
/// would be smaller they become bits, so it never takes more than a small multiple of the set's own memory: a hundred million single rows
/// with gaps between them are 25 MB of bits, and would be 1.6 GB of ranges. Ranges that lie too far away to have bits stay ranges until the
/// end. When it is looked again, twice as many must have come together, so all looks cost no more than the last one.
public final class RowSetBuilder {
    /// Ranges that are collected before it is looked for the first time whether bits are smaller.
    private static final int FIRST_LOOK = 1 << 12;

    private final CollectedRanges ranges = new CollectedRanges();
    private final CollectedBits bits = new CollectedBits();
    private int nextLook = FIRST_LOOK;

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
    /// @throws IllegalArgumentException if `from` is negative or after `to`
    public RowSetBuilder addRange(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("no range of rows: %d to %d".formatted(from, to));
        }
        if (from < to) {
            append(from, to);
        }
        return this;
    }

    /// Adds those of the 64 rows from `from` on whose bits are set, `from` being the lowest bit.
    ///
    /// @throws IllegalArgumentException if one of them is no row
    public RowSetBuilder addBits(long from, long rows) {
        if (from < 0 || rows != 0 && from > Long.MAX_VALUE - Long.SIZE + Long.numberOfLeadingZeros(rows)) {
            throw new IllegalArgumentException("no rows: %x from %d on".formatted(rows, from));
        }
        if (from <= Long.MAX_VALUE - Long.SIZE && bits.reaches(from, from + Long.SIZE)) {
            bits.fillBits(from, rows);
            return this;
        }
        long left = rows;
        while (left != 0) {
            int first = Long.numberOfTrailingZeros(left);
            int end = first + Long.numberOfTrailingZeros(~(left >>> first));
            append(from + first, from + end);
            left = end == Long.SIZE ? 0 : left & -1L << end;
        }
        return this;
    }

    /// Adds every row of a set.
    public RowSetBuilder addAll(RowSet rows) {
        switch (rows) {
            case RangedRows ranged -> ranged.forEachRange(this::append);
            case BitRows dense -> {
                for (int i = 0; i < dense.wordCount(); i++) {
                    addBits(dense.base() + 64L * i, dense.word(i));
                }
            }
        }
        return this;
    }

    /// The set of all rows added so far.
    public RowSet build() {
        ranges.sort();
        if (areBitsSmaller()) {
            makeBits();
            var rows = bits.build();
            if (BitRows.areSmaller(rows.rangeCount(), rows.min(), rows.max())) {
                return rows;
            }
        }
        if (bits.max() >= 0) {
            bits.build().forEachRange(ranges::append);
            bits.clear();
            ranges.sort();
        }
        return ranges.build();
    }

    private void append(long from, long to) {
        if (bits.reaches(from, to)) {
            bits.fill(from, to);
            return;
        }
        ranges.append(from, to);
        if (ranges.count() >= nextLook) {
            ranges.sort();
            if (areBitsSmaller()) {
                makeBits();
            }
            nextLook = (int) Math.min(Integer.MAX_VALUE, Math.max(FIRST_LOOK, 2L * ranges.count()));
        }
    }

    /// Whether ranges and bits together are smaller as bits. They may touch each other, so there may be fewer ranges than are counted.
    private boolean areBitsSmaller() {
        return BitRows.areSmaller(ranges.count() + bits.rangeCount(), Math.min(ranges.min(), bits.min()), Math.max(ranges.max(), bits.max()));
    }

    private void makeBits() {
        if (!ranges.isEmpty()) {
            bits.reach(ranges.min(), ranges.max());
            ranges.forEach(bits::fill);
            ranges.clear();
        }
    }
}
