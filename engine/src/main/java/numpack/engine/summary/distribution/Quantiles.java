package numpack.engine.summary.distribution;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import numpack.engine.lazy.LazySource;
import numpack.engine.summary.block.BlockPass;
import numpack.engine.summary.block.ElementKeys;
import numpack.engine.summary.statistics.Statistics;
import numpack.engine.work.Progress;

/// Quantiles of any number of elements, exactly, in bounded memory. NaN is left out; infinities are the outermost elements, as in NumPy's `nanquantile`.
///
/// Elements are counted by the upper bits of their keys, and those that share these bits with a wanted one once more by the next bits: two passes for
/// 32 bits, four for 64 at most. Nothing is sorted and nothing is kept but the counts.
public final class Quantiles {
    /// Each takes up to two places to look at.
    private static final int MAX_FRACTIONS = 16;

    private Quantiles() {}

    /// The quantiles of a source; none if it has only NaN. The progress counts bytes, and begins anew for each pass.
    ///
    /// @param statistics of the same source
    /// @param fractions  0 to 1 each, at most 16
    /// @throws CancellationException if the progress was cancelled
    /// @throws IOException           if the disk fails, or the source has other elements now
    public static List<Quantile> of(LazySource source, Statistics statistics, Progress progress, double... fractions) throws IOException {
        require(fractions);
        long count = statistics.count() - statistics.nan().count();
        if (count == 0) {
            return List.of();
        }
        var keys = ElementKeys.of(source.dtype());
        var search = new RankSearch(keys, statistics, ranks(count, fractions));
        while (!search.isDone()) {
            var parts = BlockPass.over(source, progress, search::count);
            search.narrow(parts);
        }
        return quantiles(count, rank -> keys.value(search.key(rank)), fractions);
    }

    /// The quantiles of elements whose values have been counted; none if there are none.
    public static List<Quantile> of(DistinctValues values, double... fractions) {
        require(fractions);
        long count = values.count();
        return count == 0 ? List.of() : quantiles(count, rank -> valueAt(values, rank), fractions);
    }

    private static double valueAt(DistinctValues values, long rank) {
        long before = 0;
        for (var value : values.values()) {
            before += value.tally().count();
            if (before > rank) {
                return value.value();
            }
        }
        throw new IndexOutOfBoundsException(rank);
    }

    private static void require(double[] fractions) {
        if (fractions.length > MAX_FRACTIONS || DoubleStream.of(fractions).anyMatch(fraction -> !(fraction >= 0 && fraction <= 1))) {
            throw new IllegalArgumentException(Arrays.toString(fractions));
        }
    }

    private static long[] ranks(long count, double[] fractions) {
        return DoubleStream.of(fractions).mapToObj(fraction -> LongStream.of(below(count, fraction), Math.min(count - 1, below(count, fraction) + 1)))
                .flatMapToLong(both -> both).distinct().sorted().toArray();
    }

    private static long below(long count, double fraction) {
        return Math.min(count - 1, (long) ((count - 1) * fraction));
    }

    private static List<Quantile> quantiles(long count, LongToDoubleFunction value, double[] fractions) {
        return DoubleStream.of(fractions).mapToObj(fraction -> {
            long below = below(count, fraction);
            double least = value.applyAsDouble(below);
            double greatest = value.applyAsDouble(Math.min(count - 1, below + 1));
            return new Quantile(fraction, between(least, greatest, (count - 1) * fraction - below));
        }).toList();
    }

    /// From the nearer end, as NumPy does, so that the ends themselves are exact.
    private static double between(double least, double greatest, double part) {
        double distance = greatest - least;
        return least == greatest ? least : part < 0.5 ? least + distance * part : greatest - distance * (1 - part);
    }
}
