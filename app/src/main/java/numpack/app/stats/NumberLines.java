package numpack.app.stats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.stats.StatisticsContent.Bars;
import numpack.app.stats.numbers.ArrayNumbers;
import numpack.app.stats.numbers.ScopeCells;
import numpack.app.stats.numbers.ValueCounts;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.find.Comparison;
import numpack.engine.find.Condition;
import numpack.engine.find.Operand;
import numpack.engine.summary.distribution.DistinctValue;
import numpack.engine.summary.statistics.Extreme;
import numpack.engine.summary.statistics.Statistics;
import numpack.engine.summary.statistics.Tally;

/// The lines about some cells. While not all of them have been seen, counts are at least what they say, extremes at most or at least, a mean about.
final class NumberLines {
    private static final int MAX_VALUES = 12;
    private static final String AT_LEAST = "≥ ";
    private static final String AT_MOST = "≤ ";
    private static final String ABOUT = "≈ ";

    private final ArrayNumbers numbers;
    private final Statistics statistics;
    private final ScopeCells cells;
    private final boolean isPartial;

    private NumberLines(ArrayNumbers numbers, ScopeCells cells) {
        this.numbers = numbers;
        this.statistics = numbers.statistics();
        this.cells = cells;
        this.isPartial = !numbers.isWhole();
    }

    static StatisticsContent of(ArrayNumbers numbers, ScopeCells cells) {
        return new NumberLines(numbers, cells).content();
    }

    private StatisticsContent content() {
        var values = numbers.values();
        boolean hasValues = values.isPresent() && !values.get().isTooMany();
        // A bar for each of a few values says more than bins.
        var bars = hasValues && values.get().distinct() <= MAX_VALUES ? Optional.<Bars>empty() : bars();
        return new StatisticsContent("", lines(), bars, values.map(this::valuesHead).orElse(""), values.map(this::values).orElse(List.of()));
    }

    private List<NumberLine> lines() {
        var lines = new ArrayList<NumberLine>();
        lines.add(extreme("stats.min", statistics.min(), AT_MOST));
        lines.add(extreme("stats.max", statistics.max(), AT_LEAST));
        var moments = statistics.moments();
        lines.add(new NumberLine(Texts.of("stats.meanStd"), List.of(plain(ABOUT, NumberTexts.mean(moments.mean())), plain("", NumberTexts.mean(moments.deviation()))), ""));
        if (!numbers.quantiles().isEmpty()) {
            lines.add(new NumberLine(Texts.of("stats.quartiles"), List.of(quantile(0.25), quantile(0.5), quantile(0.75)), ""));
        }
        if (statistics.isFloating()) {
            lines.add(tally("stats.nan", statistics.nan(), Condition.Special.NAN));
            if (statistics.dtype().kind() == DTypeKind.COMPLEX || statistics.negativeInfinity().count() == 0) {
                lines.add(tally("stats.infinite", statistics.positiveInfinity(), infinite()));
            } else {
                lines.add(tally("stats.positiveInfinity", statistics.positiveInfinity(), Condition.Special.POSITIVE_INFINITY));
                lines.add(tally("stats.negativeInfinity", statistics.negativeInfinity(), Condition.Special.NEGATIVE_INFINITY));
            }
        }
        lines.add(tally("stats.zeros", statistics.zero(), Condition.Special.ZERO));
        statistics.constantRows().filter(_ -> cells.boxes().isEmpty()).ifPresent(rows -> lines.add(constantRows(rows)));
        return lines;
    }

    private Condition infinite() {
        return statistics.dtype().kind() == DTypeKind.COMPLEX ? Condition.Special.NON_FINITE : Condition.Special.POSITIVE_INFINITY;
    }

    private NumberLine extreme(String key, Optional<Extreme> extreme, String mark) {
        if (extreme.isEmpty()) {
            return new NumberLine(Texts.of(key), List.of(plain("", NumberTexts.NONE)), "");
        }
        var found = extreme.get();
        var part = new NumberLine.Part(isPartial ? mark : "", NumberTexts.element(found), link(found.first(), condition(found)));
        return new NumberLine(Texts.of(key), List.of(part), NumberTexts.place(cells.indices(found.first())));
    }

    private static Optional<Condition> condition(Extreme extreme) {
        return switch (extreme.dtype().kind()) {
            case BOOL, SIGNED, UNSIGNED -> Optional.of(equal(new BigDecimal(extreme.exact())));
            case FLOAT -> Optional.of(equal(new BigDecimal(extreme.value())));
            case COMPLEX -> Optional.empty();
        };
    }

    private static Condition equal(BigDecimal number) {
        return new Condition.Compared(Comparison.EQUAL, Operand.of(number));
    }

    private NumberLine tally(String key, Tally tally, Condition condition) {
        var link = tally.count() == 0 ? Optional.<NumberLink>empty() : link(tally.first(), Optional.of(condition));
        var part = new NumberLine.Part(isPartial ? AT_LEAST : "", NumberTexts.count(tally.count()), link);
        var note = tally.count() == 0 ? "" : statistics.isFloating() ? NumberTexts.place(cells.indices(tally.first())) : share(tally.count());
        return new NumberLine(Texts.of(key), List.of(part), note);
    }

    private NumberLine constantRows(Tally rows) {
        var link = rows.count() == 0 ? Optional.<NumberLink>empty()
                : Optional.of(new NumberLink(cells.array(), cells.rowPlace(rows.first()), Optional.of(Condition.OfRows.CONSTANT)));
        var part = new NumberLine.Part(isPartial ? AT_LEAST : "", rows.count() == 0 ? "0" : Texts.of("stats.constant.rows", rows.count()), link);
        return new NumberLine(Texts.of("stats.constant"), List.of(part), rows.count() == 0 ? "" : NumberTexts.row(rows.first()));
    }

    private NumberLine.Part quantile(double fraction) {
        return plain("", numbers.quantile(fraction).map(NumberTexts::quantile).orElse(NumberTexts.NONE));
    }

    private NumberLine.Part plain(String mark, String text) {
        return new NumberLine.Part(isPartial ? mark : "", text, Optional.empty());
    }

    private Optional<NumberLink> link(long place, Optional<Condition> condition) {
        return Optional.of(new NumberLink(cells.array(), cells.placeOf(place), condition));
    }

    private String share(long count) {
        return Numbers.percent((double) count / Math.max(1, statistics.count()));
    }

    private Optional<Bars> bars() {
        return numbers.histogram().map(histogram -> {
            long highest = histogram.counts().stream().mapToLong(Long::longValue).max().orElse(1);
            var heights = histogram.counts().stream().map(count -> (double) count / Math.max(1, highest)).toList();
            var low = NumberTexts.quantile(histogram.low());
            var high = NumberTexts.quantile(histogram.high());
            return new Bars(heights, low, high, outside(histogram.below(), histogram.above()), Texts.of("stats.histogram.words", low, high));
        });
    }

    /// Leads to the end where more of them lie.
    private Optional<NumberLine.Part> outside(long below, long above) {
        var end = above >= below ? statistics.max() : statistics.min();
        return below + above == 0 ? Optional.empty()
                : Optional.of(new NumberLine.Part("", Texts.of("stats.histogram.outside", below + above), end.flatMap(extreme -> link(extreme.first(), Optional.empty()))));
    }

    private String valuesHead(ValueCounts values) {
        return values.isTooMany() ? Texts.of("stats.values.more", values.distinct() - 1) : Texts.of("stats.values.head", values.distinct());
    }

    /// A few of them stand in their order, of many the most frequent first.
    private List<ValueLine> values(ValueCounts values) {
        var listed = values.distinct() <= MAX_VALUES ? values.mostFrequent().stream().sorted((one, other) -> one.exact().compareTo(other.exact())).toList()
                : values.mostFrequent().subList(0, Math.min(MAX_VALUES, values.mostFrequent().size()));
        long highest = listed.stream().mapToLong(value -> value.tally().count()).max().orElse(1);
        return listed.stream().map(value -> line(value, highest)).toList();
    }

    private ValueLine line(DistinctValue value, long highest) {
        long count = value.tally().count();
        var condition = statistics.dtype() == DType.BOOL && value.whole() == 0 ? Condition.Special.ZERO : equal(new BigDecimal(value.exact()));
        return new ValueLine(NumberTexts.element(value), new NumberLine.Part("", NumberTexts.count(count), link(value.tally().first(), Optional.of(condition))),
                share(count), (double) count / highest);
    }
}
