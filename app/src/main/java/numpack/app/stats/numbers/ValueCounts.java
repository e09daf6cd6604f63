package numpack.app.stats.numbers;

import java.util.List;
import numpack.engine.summary.distribution.DistinctValue;
import numpack.engine.summary.distribution.DistinctValues;

/// The different values of integers or bools.
///
/// @param distinct     how many there are; more than [DistinctValues#MAX] if they are more than are counted
/// @param mostFrequent the most frequent first; none if they are more than are counted
public record ValueCounts(int distinct, List<DistinctValue> mostFrequent) {
    /// As many as a list shows.
    public static final int MAX_LISTED = 200;
    static final ValueCounts TOO_MANY = new ValueCounts(DistinctValues.MAX + 1, List.of());

    public ValueCounts {
        mostFrequent = List.copyOf(mostFrequent);
    }

    static ValueCounts of(DistinctValues values) {
        return new ValueCounts(values.values().size(), values.mostFrequent(MAX_LISTED));
    }

    public boolean isTooMany() {
        return distinct > DistinctValues.MAX;
    }
}
