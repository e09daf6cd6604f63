package numpack.engine.shape;

import java.util.Arrays;
import java.util.Objects;

/// A set of rows as bits, for scattered rows that lie close together.
///
/// One bit a row from the word of the lowest to the word of the highest, plus one running count for each eight words, so that rank
/// and select touch at most eight words after a look at (or a search in) the counts.
final class BitRows implements RowSet {
    private static final int BLOCK_WORDS = 8;

    /// The row of bit 0 of word 0: a multiple of 64.
    private final long base;
    private final long[] words;
    /// Members before the i-th block of words.
    private final long[] before;
    private final long size;
    private final long rangeCount;

    BitRows(long base, long[] words, long rangeCount) {
        this.base = base;
        this.words = words;
        this.rangeCount = rangeCount;
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

    /// The first set bit of `words ^ flip` at or behind `bit`; behind the end there is none.
    private long nextBit(long bit, long flip) {
        int word = (int) (bit >>> 6);
        if (word >= words.length) {
            return 64L * words.length;
        }
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
