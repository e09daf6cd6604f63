package numpack.engine.shape;

import java.util.Arrays;
import java.util.Objects;

/// A set of rows as bits, for scattered rows that lie close together.
///
/// One bit a row from the word of the lowest to the word of the highest, plus one running count for each eight words, so that rank
/// and select touch at most eight words after a look at (or a search in) the counts.
final class BitRows implements RowSet {
    private static final int BLOCK_WORDS = 8;
    /// Bytes of a range as start, end and count.
    private static final long RANGE_BYTES = 24;
    /// Bytes of a word of bits with its share of the counts.
    private static final long WORD_BYTES = 9;
    /// Below this, nothing is worth a second form.
    private static final int FEW_RANGES = 32;

    /// The row of bit 0 of word 0: a multiple of 64.
    private final long base;
    private final long[] words;
    /// Members before the i-th block of words.
    private final long[] before;
    private final long size;
    private final long rangeCount;

    /// @param words the first and the last of them have members; not to be changed afterwards
    BitRows(long base, long[] words) {
        this.base = base;
        this.words = words;
        this.rangeCount = rangeCount(words);
        before = new long[(words.length + BLOCK_WORDS - 1) / BLOCK_WORDS];
        long members = 0;
        for (int i = 0; i < words.length; i++) {
            if (i % BLOCK_WORDS == 0) {
                before[i / BLOCK_WORDS] = members;
            }
            members += Long.bitCount(words[i]);
        }
        size = members;
    }

    /// Whether this form is the smaller one, and so the right one, for this many ranges between two rows.
    static boolean areSmaller(long ranges, long min, long max) {
        return ranges >= FEW_RANGES && (max >>> 6) - (min >>> 6) + 1 < ranges * RANGE_BYTES / WORD_BYTES;
    }

    /// How many runs of set bits there are.
    static long rangeCount(long[] words) {
        long ranges = 0;
        long before = 0;
        for (long word : words) {
            ranges += Long.bitCount(word & ~(word << 1 | before >>> 63));
            before = word;
        }
        return ranges;
    }

    long base() {
        return base;
    }

    int wordCount() {
        return words.length;
    }

    long word(int index) {
        return words[index];
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long rangeCount() {
        return rangeCount;
    }

    @Override
    public boolean contains(long row) {
        long bit = row - base;
        return row >= base && bit < 64L * words.length && (words[(int) (bit >>> 6)] >>> bit & 1) != 0;
    }

    @Override
    public long rank(long row) {
        long bit = row - base;
        if (row <= base) {
            return 0;
        }
        if (bit >= 64L * words.length) {
            return size;
        }
        int word = (int) (bit >>> 6);
        int block = word / BLOCK_WORDS;
        long members = before[block];
        for (int i = block * BLOCK_WORDS; i < word; i++) {
            members += Long.bitCount(words[i]);
        }
        return members + Long.bitCount(words[word] & (1L << bit) - 1);
    }

    @Override
    public long select(long k) {
        Objects.checkIndex(k, size);
        int block = lastBlockNotBehind(k);
        long left = k - before[block];
        int word = block * BLOCK_WORDS;
        for (int members = Long.bitCount(words[word]); left >= members; members = Long.bitCount(words[word])) {
            left -= members;
            word++;
        }
        long bits = words[word];
        for (; left > 0; left--) {
            bits &= bits - 1;
        }
        return base + 64L * word + Long.numberOfTrailingZeros(bits);
    }

    @Override
    public long bits(long from) {
        long bit = from - base;
        if (from < base) {
            return bit <= -Long.SIZE ? 0 : words[0] << -bit;
        }
        if (bit >= 64L * words.length) {
            return 0;
        }
        int word = (int) (bit >>> 6);
        long next = word + 1 < words.length ? words[word + 1] : 0;
        return words[word] >>> bit | next << 1 << 63 - (bit & 63);
    }

    @Override
    public long next(long row) {
        long bit = nextBit(Math.max(0, row - base), 0);
        return bit < 64L * words.length ? base + bit : Long.MAX_VALUE;
    }

    @Override
    public long nextGap(long row) {
        return row < base ? row : Math.max(row, base + nextBit(row - base, -1));
    }

    @Override
    public long min() {
        return base + Long.numberOfTrailingZeros(words[0]);
    }

    @Override
    public long max() {
        int last = words.length - 1;
        return base + 64L * last + 63 - Long.numberOfLeadingZeros(words[last]);
    }

    @Override
    public void forEachRange(RangeConsumer consumer) {
        var cursor = cursor();
        while (cursor.next()) {
            consumer.accept(cursor.from(), cursor.to());
        }
    }

    RangeCursor cursor() {
        return new RangeCursor() {
            private long from;
            private long to;

            @Override
            boolean next() {
                from = nextBit(to, 0);
                to = nextBit(from, -1);
                return from < 64L * words.length;
            }

            @Override
            long from() {
                return base + from;
            }

            @Override
            long to() {
                return base + to;
            }
        };
    }

    /// The first set bit of `words ^ flip` at or after `bit`; after the end there is none.
    private long nextBit(long bit, long flip) {
        if (bit >= 64L * words.length) {
            return 64L * words.length;
        }
        int word = (int) (bit >>> 6);
        long bits = (words[word] ^ flip) & -1L << bit;
        while (bits == 0) {
            if (++word == words.length) {
                return 64L * words.length;
            }
            bits = words[word] ^ flip;
        }
        return 64L * word + Long.numberOfTrailingZeros(bits);
    }

    /// Blocks without members share their count with the next; the last of them is the one that has the k-th row.
    private int lastBlockNotBehind(long k) {
        int low = 0;
        int high = before.length - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (before[middle] <= k) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BitRows that && base == that.base && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(base) + Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return toText();
    }
}
