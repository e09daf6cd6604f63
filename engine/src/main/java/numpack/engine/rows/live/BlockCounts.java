package numpack.engine.rows.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    /// The counts of all rows that words speak of. Reads each word once; words of a file on as many threads as there are processors.
    static long[] of(BitmapWords words, long rows) {
        var counts = new long[length(rows)];
        long pieces = (LiveRows.wordCount(rows) + PIECE_WORDS - 1) / PIECE_WORDS;
        long threads = words instanceof PagedWords ? Runtime.getRuntime().availableProcessors() : 1;
        // One part for each thread, so that each needs one buffer: garbage would be felt more than the pass.
        LongStream.range(0, threads).parallel().forEach(part -> {
            var buffer = ByteBuffer.allocate((int) Math.min(PIECE_WORDS, LiveRows.wordCount(rows)) * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (long piece = pieces * part / threads; piece < pieces * (part + 1) / threads; piece++) {
                count(words, piece * PIECE_WORDS, rows, counts, buffer);
            }
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

    private static void count(BitmapWords words, long first, long rows, long[] counts, ByteBuffer buffer) {
        int count = (int) Math.min(PIECE_WORDS, LiveRows.wordCount(rows) - first);
        words.read(first, buffer.limit(count * Long.BYTES));
        if ((first + count) * Long.SIZE > rows) {
            int last = (count - 1) * Long.BYTES;
            buffer.putLong(last, buffer.getLong(last) & -1L >>> -rows);
        }
        for (int from = 0; from < count; from += (int) WORDS) {
            int to = (int) Math.min(from + WORDS, count);
            long live = 0;
            for (int i = from; i < to; i++) {
                live += Long.bitCount(buffer.getLong(i * Long.BYTES));
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
