package numpack.engine.shape;

/// Makes the set of the rows of a slice at once, as ranges or as bits, without a look at each row where bits are smaller.
final class SteppedRows {
    private SteppedRows() {}

    static RowSet of(Slice slice) {
        long count = slice.count();
        if (count == 0) {
            return RangedRows.EMPTY;
        }
        long step = Math.abs(slice.step());
        long min = slice.step() > 0 ? slice.start() : slice.last();
        if (step == 1 || count == 1) {
            return RowSet.range(min, min + count);
        }
        long max = min + (count - 1) * step;
        return BitRows.areSmaller(count, min, max) ? bits(min, max, step) : ranges(min, Math.toIntExact(count), step);
    }

    private static RowSet ranges(long min, int count, long step) {
        var starts = new long[count];
        var ends = new long[count];
        for (int i = 0; i < count; i++) {
            starts[i] = min + i * step;
            ends[i] = starts[i] + 1;
        }
        return new RangedRows(starts, ends);
    }

    /// A word holds the same pattern as the others, only moved: its lowest row is as far from its start as the step has left over.
    private static RowSet bits(long min, long max, long step) {
        long base = min & -64L;
        var words = new long[Math.toIntExact((max - base >>> 6) + 1)];
        long pattern = 0;
        for (long bit = 0; bit < Long.SIZE; bit += step) {
            pattern |= 1L << bit;
        }
        long row = min - base;
        for (int word = 0; word < words.length; word++) {
            if (row < Long.SIZE) {
                words[word] = pattern << row;
                row += Long.bitCount(words[word]) * step;
            }
            row -= Long.SIZE;
        }
        words[words.length - 1] &= -1L >>> 63 - (max & 63);
        return new BitRows(base, words);
    }
}
