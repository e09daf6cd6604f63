package numpack.engine.rows.live;

import java.lang.foreign.MemorySegment;
import numpack.engine.shape.RowSet;

/// Sets and clears stretches of bits in bitmap words.
final class WordBits {
    private WordBits() {}

    /// Makes the bits from `from` to `to - 1` those of `pattern`, which is 0 or -1.
    static void fill(MemorySegment words, long from, long to, long pattern) {
        if (from == to) {
            return;
        }
        long first = from / Long.SIZE;
        long last = (to - 1) / Long.SIZE;
        long head = -1L << from;
        long tail = -1L >>> -to;
        if (first == last) {
            blend(words, first, head & tail, pattern);
            return;
        }
        blend(words, first, head, pattern);
        for (long w = first + 1; w < last; w++) {
            words.set(BitmapWords.WORD, w * Long.BYTES, pattern);
        }
        blend(words, last, tail, pattern);
    }

    /// Makes the bits of these rows those of `pattern`, which is 0 or -1, 64 at a time.
    static void blend(MemorySegment words, RowSet rows, long pattern) {
        for (long row = rows.next(0); row != Long.MAX_VALUE; row = rows.next((row / Long.SIZE + 1) * Long.SIZE)) {
            blend(words, row / Long.SIZE, rows.bits(row / Long.SIZE * Long.SIZE), pattern);
        }
    }

    private static void blend(MemorySegment words, long index, long mask, long pattern) {
        long word = words.get(BitmapWords.WORD, index * Long.BYTES);
        words.set(BitmapWords.WORD, index * Long.BYTES, word & ~mask | pattern & mask);
    }
}
