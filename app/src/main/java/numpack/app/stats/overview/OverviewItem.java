package numpack.app.stats.overview;

import java.util.Optional;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.session.space.ArrayPlace;
import numpack.app.stats.NumberTexts;
import numpack.app.stats.numbers.ArrayNumbers;
import numpack.app.stats.numbers.ScopeCells;
import numpack.engine.draft.DraftArray;
import numpack.engine.find.Condition;
import numpack.engine.summary.statistics.Extreme;
import numpack.engine.summary.statistics.Statistics;
import numpack.engine.summary.statistics.Tally;

/// A line of the overview: an array and what is known of it.
///
/// @param arrayId  of the draft
/// @param dtype    NumPy's name; empty if the array cannot be read
/// @param fraction how much of it has been counted, 0 to 1
public record OverviewItem(long arrayId, String name, String dtype, String shape, double fraction, Number nan, Number infinite, Number zeros, Number constantRows, Number min,
        Number max, Number mean, Number dropped, String droppedShare) {
    /// A number of a line.
    ///
    /// @param text  with a sign before it while it is not known in full; a dash if it cannot apply
    /// @param order where it stands among others; NaN last
    /// @param place where it leads; empty for nowhere
    public record Number(String text, double order, Optional<ArrayPlace> place, Optional<Condition> condition) {
        static final Number NONE = plain(NumberTexts.NONE, Double.NaN);

        static Number plain(String text, double order) {
            return new Number(text, order, Optional.empty(), Optional.empty());
        }
    }

    /// An array of which nothing is known yet.
    static OverviewItem of(DraftArray array) {
        if (!array.isReadable()) {
            return new OverviewItem(array.id(), array.name(), "", Texts.of("stats.overview.unreadable"), 1, Number.NONE, Number.NONE, Number.NONE, Number.NONE, Number.NONE,
                    Number.NONE, Number.NONE, Number.NONE, "");
        }
        var waiting = Number.plain("", Double.NaN);
        return new OverviewItem(array.id(), array.name(), array.dtype().numpyName(), Numbers.shape(array.shape().toArray()), 0, waiting, waiting, waiting, waiting, waiting, waiting,
                waiting, dropped(array), droppedShare(array));
    }

    static OverviewItem of(ScopeCells cells, ArrayNumbers numbers) {
        var array = cells.array();
        var statistics = numbers.statistics();
        boolean isPartial = !numbers.isWhole();
        boolean isFloating = statistics.isFloating();
        return new OverviewItem(array.id(), array.name(), array.dtype().numpyName(), Numbers.shape(array.shape().toArray()),
                numbers.cells() == 0 ? 1 : (double) statistics.count() / numbers.cells(),
                isFloating ? tally(cells, statistics.nan(), isPartial, Condition.Special.NAN) : Number.NONE,
                isFloating ? infinite(cells, statistics, isPartial) : Number.NONE,
                tally(cells, statistics.zero(), isPartial, Condition.Special.ZERO),
                statistics.constantRows().map(rows -> rows(cells, rows, isPartial)).orElse(Number.NONE),
                extreme(cells, statistics.min(), isPartial ? "≤ " : ""), extreme(cells, statistics.max(), isPartial ? "≥ " : ""),
                statistics.finiteCount() == 0 ? Number.NONE
                        : Number.plain((isPartial ? "≈ " : "") + NumberTexts.mean(statistics.moments().mean()), statistics.moments().mean()),
                dropped(array), droppedShare(array));
    }

    private static Number infinite(ScopeCells cells, Statistics statistics, boolean isPartial) {
        var positive = statistics.positiveInfinity();
        var negative = statistics.negativeInfinity();
        long first = positive.count() == 0 ? negative.first() : negative.count() == 0 ? positive.first() : Math.min(positive.first(), negative.first());
        var both = new Tally(positive.count() + negative.count(), first);
        return tally(cells, both, isPartial, negative.count() == 0 ? Condition.Special.POSITIVE_INFINITY
                : positive.count() == 0 ? Condition.Special.NEGATIVE_INFINITY : Condition.Special.NON_FINITE);
    }

    private static Number tally(ScopeCells cells, Tally tally, boolean isPartial, Condition condition) {
        return new Number((isPartial ? "≥ " : "") + NumberTexts.count(tally.count()), tally.count(),
                tally.count() == 0 ? Optional.empty() : Optional.of(cells.placeOf(tally.first())), Optional.of(condition));
    }

    private static Number rows(ScopeCells cells, Tally rows, boolean isPartial) {
        return new Number((isPartial ? "≥ " : "") + NumberTexts.count(rows.count()), rows.count(),
                rows.count() == 0 ? Optional.empty() : Optional.of(cells.rowPlace(rows.first())), Optional.of(Condition.OfRows.CONSTANT));
    }

    private static Number extreme(ScopeCells cells, Optional<Extreme> extreme, String mark) {
        return extreme.map(found -> new Number(mark + NumberTexts.brief(found), found.value(), Optional.of(cells.placeOf(found.first())), Optional.empty())).orElse(Number.NONE);
    }

    private static Number dropped(DraftArray array) {
        return array.physicalShape().ndim() == 0 ? Number.NONE : Number.plain(NumberTexts.count(array.droppedCount()), array.droppedCount());
    }

    private static String droppedShare(DraftArray array) {
        return array.physicalShape().ndim() == 0 || array.droppedCount() == 0 ? "" : Numbers.percent((double) array.droppedCount() / array.physicalShape().rowCount());
    }
}
