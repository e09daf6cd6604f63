package numpack.engine.summary.distribution;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import numpack.engine.summary.block.Block;
import numpack.engine.summary.block.BlockPass;
import numpack.engine.summary.block.ElementKeys;
import numpack.engine.summary.statistics.Extreme;
import numpack.engine.summary.statistics.Statistics;

/// Looks for the keys that stand at some places of the sorted elements, in a few passes: each cuts the ranges in which they lie into 65,536 bins.
final class RankSearch {
    private static final int BIN_BITS = 16;

    /// Where some ranks lie: keys from `low` on, in bins of 2^`shift` keys.
    ///
    /// @param last  the greatest key less the lowest, unsigned
    /// @param below how many elements have lower keys
    private record Range(long low, long last, int shift, long below, List<Long> ranks) {
        static Range of(long low, long last, long below, List<Long> ranks) {
            return new Range(low, last, Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(last) - BIN_BITS), below, ranks);
        }

        int bins() {
            return (int) (last >>> shift) + 1;
        }
    }

    private final ElementKeys keys;
    private final TreeMap<Long, Long> found = new TreeMap<>();
    /// The first range, in which all others lie.
    private final Range whole;
    private List<Range> ranges;

    RankSearch(ElementKeys keys, Statistics statistics, long[] ranks) {
        this.keys = keys;
        long low = lowest(statistics);
        this.whole = Range.of(low, highest(statistics) - low, 0, Arrays.stream(ranks).boxed().toList());
        this.ranges = List.of(whole);
    }

    boolean isDone() {
        return ranges.isEmpty();
    }

    /// The key at a rank; found.
    long key(long rank) {
        return found.get(rank);
    }

    /// For one part of the next pass.
    Counts count() {
        return new Counts(whole, ranges);
    }

    /// Goes on in the bins where the ranks lie.
    ///
    /// @throws IOException if there are fewer elements than there were
    void narrow(List<Counts> parts) throws IOException {
        var next = new ArrayList<Range>();
        for (int r = 0; r < ranges.size(); r++) {
            var range = ranges.get(r);
            var counts = parts.getFirst().bins[r];
            for (var part : parts.subList(1, parts.size())) {
                for (int bin = 0; bin < counts.length; bin++) {
                    counts[bin] += part.bins[r][bin];
                }
            }
            narrow(range, counts, next);
        }
        ranges = next;
    }

    private void narrow(Range range, long[] counts, List<Range> next) throws IOException {
        long below = range.below;
        int bin = 0;
        var inBin = new ArrayList<Long>();
        for (int i = 0; i < range.ranks.size(); i++) {
            long rank = range.ranks.get(i);
            while (bin < counts.length && below + counts[bin] <= rank) {
                below += counts[bin++];
            }
            if (bin == counts.length) {
                throw new IOException("the elements have changed since they were counted");
            }
            inBin.add(rank);
            boolean isLast = i + 1 == range.ranks.size() || range.ranks.get(i + 1) >= below + counts[bin];
            if (isLast) {
                long low = range.low + ((long) bin << range.shift);
                if (range.shift == 0) {
                    inBin.forEach(each -> found.put(each, low));
                } else {
                    next.add(Range.of(low, (1L << range.shift) - 1, below, List.copyOf(inBin)));
                }
                inBin.clear();
            }
        }
    }

    private long lowest(Statistics statistics) {
        return statistics.negativeInfinity().count() > 0 ? keys.negativeInfinity()
                : statistics.min().map(this::key).orElse(keys.positiveInfinity());
    }

    private long highest(Statistics statistics) {
        return statistics.positiveInfinity().count() > 0 ? keys.positiveInfinity()
                : statistics.max().map(this::key).orElse(keys.negativeInfinity());
    }

    private long key(Extreme extreme) {
        return keys.isFloat() ? keys.ofValue(extreme.value()) : keys.ofWhole(extreme.whole());
    }

    /// Elements in each bin of each range.
    static final class Counts implements BlockPass.Sink {
        private final long[] lows;
        private final long[] lasts;
        private final int[] shifts;
        private final long[][] bins;
        private final Range whole;
        /// For each bin of the whole: 1 + the last range that lies in it, 0 if none does. Most elements are in none.
        private final byte[] rangeOfBin;

        Counts(Range whole, List<Range> ranges) {
            this.whole = whole;
            this.rangeOfBin = new byte[whole.bins()];
            for (int r = 0; r < ranges.size(); r++) {
                rangeOfBin[(int) (ranges.get(r).low() - whole.low() >>> whole.shift())] = (byte) (r + 1);
            }
            this.lows = ranges.stream().mapToLong(Range::low).toArray();
            this.lasts = ranges.stream().mapToLong(Range::last).toArray();
            this.shifts = ranges.stream().mapToInt(Range::shift).toArray();
            this.bins = ranges.stream().map(range -> new long[range.bins()]).toArray(long[][]::new);
        }

        @Override
        public void add(Block block, long firstPlace) {
            if (lows.length == 1) {
                addToOne(block);
                return;
            }
            for (int i = 0; i < block.size(); i++) {
                long key = block.key(i);
                long place = key - whole.low();
                int r = Long.compareUnsigned(place, whole.last()) <= 0 ? rangeOfBin[(int) (place >>> whole.shift())] - 1 : -1;
                // Several ranges may lie in one bin.
                while (r >= 0 && key < lows[r]) {
                    r--;
                }
                if (r >= 0) {
                    count(key, r);
                }
            }
        }

        private void addToOne(Block block) {
            long low = lows[0];
            long last = lasts[0];
            int shift = shifts[0];
            var counts = bins[0];
            for (int i = 0; i < block.size(); i++) {
                long distance = block.key(i) - low;
                if (Long.compareUnsigned(distance, last) <= 0) {
                    counts[(int) (distance >>> shift)]++;
                }
            }
        }

        private void count(long key, int r) {
            long distance = key - lows[r];
            if (Long.compareUnsigned(distance, lasts[r]) <= 0) {
                bins[r][(int) (distance >>> shifts[r])]++;
            }
        }
    }
}
