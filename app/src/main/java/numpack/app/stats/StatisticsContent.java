package numpack.app.stats;

import java.util.List;
import java.util.Optional;

/// What the panel shows.
///
/// @param sentence why there are no numbers; empty if there are
/// @param bars     the histogram; empty if there is none
/// @param values   the most frequent values, with words over them; none for floats
record StatisticsContent(String sentence, List<NumberLine> lines, Optional<Bars> bars, String valuesHead, List<ValueLine> values) {
    /// Heights of 0 to 1.
    ///
    /// @param low     where the first begins
    /// @param high    where the last ends
    /// @param outside how many cells are not in them, with where the first is; empty if none
    /// @param words   all of it, to be read out
    record Bars(List<Double> heights, String low, String high, Optional<NumberLine.Part> outside, String words) {}

    static final StatisticsContent NOTHING = new StatisticsContent("", List.of(), Optional.empty(), "", List.of());

    StatisticsContent {
        lines = List.copyOf(lines);
        values = List.copyOf(values);
    }

    static StatisticsContent of(String sentence) {
        return new StatisticsContent(sentence, List.of(), Optional.empty(), "", List.of());
    }
}
