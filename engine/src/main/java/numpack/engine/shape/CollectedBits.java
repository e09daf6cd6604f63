package numpack.engine.shape;

import java.util.Arrays;

/// Rows being collected as bits of a stretch of rows that can be made longer on both sides.
final class CollectedBits {
    private static final long[] NONE = {};

    /// The number of the first word: its bit 0 is row `64 * first`.
    private long first;
    private long[] words = NONE;

    /// Whether rows `from` to `to - 1` have their bits.
    boolean reaches(long from, long to) {
        return from >>> 6 >= first && to - 1 >>> 6 < first + words.length;
    }

    void fill(long from, long to) {
        int head = (int) ((from >>> 6) - first);
        int tail = (int) ((to - 1 >>> 6) - first);
        long headBits = -1L << from;
        long tailBits = -1L >>> -to;
        if (head == tail) {
            words[head] |= headBits & tailBits;
            return;
        }
        words[head] |= headBits;
        Arrays.fill(words, head + 1, tail, -1L);
        words[tail] |= tailBits;
    }

    /// Adds those of 64 rows whose bits are set; all of them have their bits.
    void fillBits(long from, long bits) {
        int word = (int) ((from >>> 6) - first);
        words[word] |= bits << from;
        long rest = bits >>> 1 >>> 63 - (from & 63);
        if (rest != 0) {
            words[word + 1] |= rest;
        }
    }

    /// Makes the stretch so long that it has these rows. It grows by half at least, so that growing costs little on average.
    void reach(long min, long max) {
        long from = min >>> 6;
        long to = (max >>> 6) + 1;
        if (words.length == 0) {
            first = from;
            words = new long[Math.toIntExact(to - from)];
            return;
        }
        long end = first + words.length;
        from = from < first ? Math.max(0, Math.min(from, first - words.length / 2)) : first;
        to = to > end ? Math.max(to, end + words.length / 2) : end;
        var grown = new long[Math.toIntExact(to - from)];
        System.arraycopy(words, 0, grown, (int) (first - from), words.length);
        first = from;
        words = grown;
    }

    /// The lowest row; `Long.MAX_VALUE` if there is none.
    long min() {
        int word = 0;
        while (word < words.length && words[word] == 0) {
            word++;
        }
        return word == words.length ? Long.MAX_VALUE : 64 * (first + word) + Long.numberOfTrailingZeros(words[word]);
    }

    /// The highest row; -1 if there is none.
    long max() {
        int word = words.length - 1;
        while (word >= 0 && words[word] == 0) {
            word--;
        }
        return word < 0 ? -1 : 64 * (first + word) + 63 - Long.numberOfLeadingZeros(words[word]);
    }

    /// How many runs of consecutive rows there are. One pass.
    long rangeCount() {
        return BitRows.rangeCount(words);
    }

    /// A copy; there must be a row.
    BitRows build() {
        int from = (int) ((min() >>> 6) - first);
        int to = (int) ((max() >>> 6) - first) + 1;
        return new BitRows(64 * (first + from), Arrays.copyOfRange(words, from, to));
    }

    void clear() {
        words = NONE;
        first = 0;
    }
}
