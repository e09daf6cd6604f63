package numpack.engine.rows;

import java.util.List;
import java.util.stream.LongStream;

/// Counts live rows of bitmap words by blocks of 4096 rows. Counts are running ones: element b says how many rows are live in front
/// of block b, the last one how many in all.
final class BlockCounts {
    static final int SHIFT = 12;
    static final long ROWS = 1L << SHIFT;
    static final long WORDS = ROWS / Long.SIZE;

    /// Words that one thread counts at once: 64 KiB, which stay in the processor's cache.
    private static final int PIECE_WORDS = 1 << 13;

    private BlockCounts() {}

    /// The counts of all rows that words speak of. Reads each word once; words of a file on as many threads as are free.
    static long[] of(BitmapWords words, long rows) {
        var counts = new long[length(rows)];
        long wordCount = LiveRows.wordCount(rows);
        var pieces = LongStream.range(0, (wordCount + PIECE_WORDS - 1) / PIECE_WORDS);
        (words instanceof PagedWords ? pieces.parallel() : pieces).forEach(piece -> {
            long first = piece * PIECE_WORDS;
            count(words, first, (int) Math.min(PIECE_WORDS, wordCount - first), rows, counts);
        });
        addUp(counts);
        return counts;
    }

    /// The counts after a change of some words, from the counts before it.
    ///
    /// @param rows how many there are after it, at least as many as before
    static long[] patched(long[] before, List<WordPatch> patches, long rows) {
        var counts = new long[length(rows)];
        for (int block = 0; block < before.length - 1; block++) {
            counts[block] = before[block + 1] - before[block];
        }
        for (var patch : patches) {
            for (int i = 0; i < patch.after().length; i++) {
                int was = i < patch.before().length ? Long.bitCount(patch.before()[i]) : 0;
                counts[blockOf(patch.first() + i)] += Long.bitCount(patch.after()[i]) - was;
            }
        }
        addUp(counts);
        return counts;
    }

    private static void count(BitmapWords words, long first, int count, long rows, long[] counts) {
        var piece = new long[count];
        words.read(first, piece, count);
        if ((first + count) * Long.SIZE > rows) {
            piece[count - 1] &= -1L >>> -rows;
        }
        for (int from = 0; from < count; from += (int) WORDS) {
            long live = 0;
            int to = (int) Math.min(from + WORDS, count);
            for (int i = from; i < to; i++) {
                live += Long.bitCount(piece[i]);
            }
            counts[blockOf(first + from)] = live;
        }
    }

    /// Makes running counts of counts.
    private static void addUp(long[] counts) {
        long live = 0;
        for (int block = 0; block < counts.length; block++) {
            long here = counts[block];
            counts[block] = live;
            live += here;
        }
    }

    private static int blockOf(long word) {
        return (int) (word / WORDS);
    }

    private static int length(long rows) {
        return Math.toIntExact((rows + ROWS - 1) >>> SHIFT) + 1;
    }
}
