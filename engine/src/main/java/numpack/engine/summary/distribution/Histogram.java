package numpack.engine.summary.distribution;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import numpack.engine.lazy.LazySource;
import numpack.engine.summary.block.Block;
import numpack.engine.summary.block.BlockPass;
import numpack.engine.work.Progress;

/// How many finite elements lie in each of some bins of equal width. The last bin holds its upper end too, as in NumPy's `histogram`.
///
/// @param low    where the first bin begins
/// @param high   where the last bin ends, above `low`
/// @param counts of each bin
/// @param below  finite elements below `low`
/// @param above  finite elements above `high`
public record Histogram(double low, double high, List<Long> counts, long below, long above) {
    private static final int MAX_BINS = 1 << 16;

    public Histogram {
        counts = List.copyOf(counts);
        requireRange(low, high, counts.size());
    }

    /// Counts in one pass; the progress counts bytes.
    ///
    /// @param bins 1 to 65,536
    /// @throws IllegalArgumentException if the range is not finite or empty
    /// @throws CancellationException    if the progress was cancelled
    /// @throws IOException              if the disk fails
    public static Histogram of(LazySource source, double low, double high, int bins, Progress progress) throws IOException {
        requireRange(low, high, bins);
        var parts = BlockPass.over(source, progress, () -> new Bins(low, high, bins));
        var all = parts.getFirst();
        parts.subList(1, parts.size()).forEach(all::merge);
        return all.histogram();
    }

    /// Of elements whose values have been counted.
    public static Histogram of(DistinctValues values, double low, double high, int bins) {
        requireRange(low, high, bins);
        var all = new Bins(low, high, bins);
        values.values().forEach(value -> all.add(value.value(), value.tally().count()));
        return all.histogram();
    }

    /// With the elements outside in the first and the last bin.
    public Histogram withRestAtEnds() {
        var all = counts.stream().mapToLong(Long::longValue).toArray();
        all[0] += below;
        all[all.length - 1] += above;
        return new Histogram(low, high, Arrays.stream(all).boxed().toList(), 0, 0);
    }

    private static void requireRange(double low, double high, int bins) {
        if (!(low < high) || !Double.isFinite(high - low) || bins < 1 || bins > MAX_BINS) {
            throw new IllegalArgumentException("%d bins from %s to %s".formatted(bins, low, high));
        }
    }

    private static final class Bins implements BlockPass.Sink {
        private final double low;
        private final double high;
        private final double perUnit;
        /// Where each bin begins, and the last one ends, rounded as NumPy's `linspace` does.
        private final double[] edges;
        private final long[] counts;
        private long below;
        private long above;

        Bins(double low, double high, int bins) {
            this.low = low;
            this.high = high;
            this.counts = new long[bins];
            this.perUnit = bins / (high - low);
            this.edges = new double[bins + 1];
            double width = (high - low) / bins;
            for (int i = 0; i < bins; i++) {
                edges[i] = low + i * width;
            }
            edges[bins] = high;
        }

        @Override
        public void add(Block block, long place) {
            var keys = block.keys();
            for (int i = 0; i < block.size(); i++) {
                long key = block.key(i);
                if (keys.isFinite(key)) {
                    add(keys.value(key), 1);
                }
            }
        }

        void add(double value, long count) {
            if (value < low) {
                below += count;
            } else if (value > high) {
                above += count;
            } else {
                counts[bin(value)] += count;
            }
        }

        void merge(Bins other) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += other.counts[i];
            }
            below += other.below;
            above += other.above;
        }

        Histogram histogram() {
            return new Histogram(low, high, Arrays.stream(counts).boxed().toList(), below, above);
        }

        private int bin(double value) {
            int bin = (int) Math.min(counts.length - 1, (value - low) * perUnit);
            if (value < edges[bin]) {
                return bin - 1;
            }
            return bin < counts.length - 1 && value >= edges[bin + 1] ? bin + 1 : bin;
        }
    }
}
