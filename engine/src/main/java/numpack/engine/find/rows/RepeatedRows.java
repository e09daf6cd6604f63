package numpack.engine.find.rows;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.RowSetBuilder;
import numpack.engine.work.Progress;

/// Finds the rows of a source that an earlier row is equal to, exactly, in bounded memory.
///
/// A first pass takes a 64-bit hash of each row, sorts them and keeps those that are there more than once. A second pass takes the hashes again: the first row with
/// a kept hash is remembered, each later one is compared with it, element by element, many rows at a time. Unequal rows of equal hash are rare; those are
/// remembered too and compared one by one.
///
/// More rows than fit the memory are searched in rounds, each for the hashes of one part of all: each reads the array twice, none needs a file. Their hits
/// are put in order before they are handed over.
public final class RepeatedRows {
    /// Rows of a round: 12 bytes each at most, and 16 MB.
    private static final int ROWS_AT_ONCE = 12_000_000;
    private static final int MAX_BUCKET_BITS = 22;
    private static final int PAIRS_AT_ONCE = 1 << 13;
    private static final int HITS_AT_ONCE = 1 << 13;

    private final LazySource source;
    private final RowHitSink sink;
    private final RowHashes hashes;
    private final int rowsAtOnce;
    private final SameRows same;

    /// A search through all rows of a source. For one use.
    public RepeatedRows(LazySource source, RowHitSink sink) {
        this(source, sink, RowHashes.ALL_BITS, ROWS_AT_ONCE);
    }

    /// @param hashMask   the bits of a hash that are not thrown away
    /// @param rowsAtOnce rows of a round
    RepeatedRows(LazySource source, RowHitSink sink, long hashMask, int rowsAtOnce) {
        this.source = source;
        this.sink = sink;
        this.hashes = new RowHashes(source, hashMask);
        this.rowsAtOnce = rowsAtOnce;
        this.same = new SameRows(source);
    }

    /// Hands over the hits and returns how many there are.
    ///
    /// @throws java.util.concurrent.CancellationException if the progress was cancelled
    /// @throws IOException if the disk or the sink fails
    public long find(Progress progress) throws IOException {
        if (source.shape().ndim() == 0 || source.shape().isEmpty()) {
            progress.begin(0);
            return 0;
        }
        long rounds = Math.ceilDiv(source.shape().rowCount(), rowsAtOnce);
        if (rounds == 1) {
            return new Round(0, 1, sink).find(progress);
        }
        var all = RowSet.builder();
        for (long number = 0; number < rounds; number++) {
            new Round(number, rounds, (rows, count) -> addAll(all, rows, count)).find(progress);
        }
        return handOver(all.build());
    }

    private static void addAll(RowSetBuilder all, long[] rows, int count) {
        for (int i = 0; i < count; i++) {
            all.add(rows[i]);
        }
    }

    private long handOver(RowSet hits) throws IOException {
        var some = new long[HITS_AT_ONCE];
        int count = 0;
        for (var range : hits.ranges()) {
            for (long row = range.from(); row < range.to(); row++) {
                some[count++] = row;
                if (count == some.length) {
                    sink.take(some, count);
                    count = 0;
                }
            }
        }
        if (count > 0) {
            sink.take(some, count);
        }
        return hits.size();
    }

    /// The search among the rows whose hash is in one part of all.
    private final class Round {
        private final long number;
        private final long rounds;
        private final RowHitSink hits;
        /// First all hashes, then those that are there more than once, ascending.
        private long[] kept = {};
        private int keptCount;
        /// Where the kept hashes with the same highest bits begin: a search among all would miss the cache at every step.
        private int[] begins = {};
        private int bucketBits;
        /// The first row with each kept hash; -1 before it was seen.
        private long[] firstRows = {};
        /// More rows with a kept hash that are equal neither to the first nor to each other.
        private final Map<Integer, long[]> others = new HashMap<>();
        private final long[] pairRows = new long[PAIRS_AT_ONCE];
        private final int[] pairHashes = new int[PAIRS_AT_ONCE];
        private int pairs;
        private long count;

        Round(long number, long rounds, RowHitSink hits) {
            this.number = number;
            this.rounds = rounds;
            this.hits = hits;
        }

        long find(Progress progress) throws IOException {
            kept = new long[(int) Math.min(source.shape().rowCount(), rowsAtOnce)];
            hashes.forEach((_, hash) -> keep(hash), progress);
            keepRepeated();
            if (keptCount == 0) {
                return 0;
            }
            makeBuckets();
            firstRows = new long[keptCount];
            Arrays.fill(firstRows, -1);
            hashes.forEach(this::compare, progress);
            verify();
            return count;
        }

        private boolean isMine(long hash) {
            return rounds == 1 || Math.unsignedMultiplyHigh(hash, rounds) == number;
        }

        private void keep(long hash) {
            if (isMine(hash)) {
                if (keptCount == kept.length) {
                    kept = Arrays.copyOf(kept, kept.length + kept.length / 4 + 16);
                }
                kept[keptCount++] = hash;
            }
        }

        private void keepRepeated() {
            Arrays.sort(kept, 0, keptCount);
            int repeated = 0;
            for (int i = 1; i < keptCount; i++) {
                if (kept[i] == kept[i - 1] && (repeated == 0 || kept[repeated - 1] != kept[i])) {
                    kept[repeated++] = kept[i];
                }
            }
            keptCount = repeated;
        }

        private void makeBuckets() {
            bucketBits = Math.clamp(Integer.SIZE - Integer.numberOfLeadingZeros(keptCount), 1, MAX_BUCKET_BITS);
            begins = new int[(1 << bucketBits) + 1];
            int bucket = 0;
            for (int i = 0; i < keptCount; i++) {
                while (bucket < bucket(kept[i])) {
                    begins[++bucket] = i;
                }
            }
            Arrays.fill(begins, bucket + 1, begins.length, keptCount);
        }

        /// The highest bits of a hash, in the order of signed numbers.
        private int bucket(long hash) {
            return (int) ((hash ^ Long.MIN_VALUE) >>> Long.SIZE - bucketBits);
        }

        private void compare(long row, long hash) throws IOException {
            int bucket = bucket(hash);
            int at = isMine(hash) ? Arrays.binarySearch(kept, begins[bucket], begins[bucket + 1], hash) : -1;
            if (at < 0) {
                return;
            }
            if (firstRows[at] < 0) {
                firstRows[at] = row;
                return;
            }
            pairRows[pairs] = row;
            pairHashes[pairs] = at;
            pairs++;
            if (pairs == PAIRS_AT_ONCE) {
                verify();
            }
        }

        private void verify() throws IOException {
            var rows = Arrays.copyOf(pairRows, pairs);
            var firsts = new long[pairs];
            Arrays.setAll(firsts, i -> firstRows[pairHashes[i]]);
            var isSame = same.compare(rows, firsts);
            int found = 0;
            for (int i = 0; i < pairs; i++) {
                rows[found] = rows[i];
                found += isSame.get(i) || isSameAsAnother(rows[i], pairHashes[i]) ? 1 : 0;
            }
            pairs = 0;
            count += found;
            if (found > 0) {
                hits.take(rows, found);
            }
        }

        private boolean isSameAsAnother(long row, int hash) throws IOException {
            var known = others.getOrDefault(hash, new long[0]);
            for (long other : known) {
                if (same.compare(new long[] {row}, new long[] {other}).get(0)) {
                    return true;
                }
            }
            var more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = row;
            others.put(hash, more);
            return false;
        }
    }
}
