package numpack.app.stats.numbers;

import java.util.List;
import java.util.Optional;
import numpack.engine.summary.distribution.Histogram;
import numpack.engine.summary.distribution.Quantile;
import numpack.engine.summary.statistics.Statistics;

/// What is known of some cells.
///
/// @param statistics of the cells seen so far
/// @param cells      how many there are
/// @param quantiles  at [#FRACTIONS]; none while they are not known, or if there is no number
/// @param values     the different values; empty for floats, and while they are not known
/// @param histogram  empty while it is not known, or if there is no range
public record ArrayNumbers(Statistics statistics, long cells, List<Quantile> quantiles, Optional<ValueCounts> values, Optional<Histogram> histogram) {
    /// Quartiles, and the ends of what a histogram shows in detail.
    static final double[] FRACTIONS = {0.02, 0.25, 0.5, 0.75, 0.98};

    public ArrayNumbers {
        quantiles = List.copyOf(quantiles);
    }

    /// Whether every cell has been seen: the numbers are those of all.
    public boolean isWhole() {
        return statistics.count() == cells;
    }

    /// The value below which a fraction of the cells lies.
    ///
    /// @param fraction one of those that are known
    public Optional<Double> quantile(double fraction) {
        return quantiles.stream().filter(quantile -> quantile.fraction() == fraction).map(Quantile::value).findFirst();
    }
}
