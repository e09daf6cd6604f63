package numpack.app.grid.space;

import java.util.ArrayList;
import java.util.Optional;

/// Where the rows and columns of a grid are after it has begun to show others: whoever stands on a row stays on that row, not on its number.
///
/// @param rows    what became of the rows
/// @param columns what became of the columns
public record GridShift(Axis rows, Axis columns) {
    /// What became of the positions on one axis.
    public interface Axis {
        /// How many there were, at least 1.
        long countBefore();

        /// Where consecutive positions are now, from the first to the last that is still shown; empty if none is.
        ///
        /// @param first at most `last`
        /// @param last  less than the count before
        Optional<Span> shown(long first, long last);

        /// Where a position is now; if it is no longer shown, the next one that is, or the last one.
        long nearest(long position);
    }

    /// Consecutive positions.
    ///
    /// @param first at most `last`
    public record Span(long first, long last) {}

    /// What is selected now. What is no longer shown leaves the selection; only the cursor goes to the nearest cell, which is selected then.
    public GridSelection of(GridSelection before) {
        var ranges = new ArrayList<GridRange>();
        for (var range : before.ranges()) {
            of(range).ifPresent(ranges::add);
        }
        var cursor = of(before.cursor());
        if (ranges.isEmpty()) {
            return GridSelection.at(cursor);
        }
        if (ranges.stream().noneMatch(range -> range.contains(cursor.row(), cursor.column()))) {
            ranges.add(GridRange.of(cursor));
            return new GridSelection(cursor, cursor, cursor, ranges);
        }
        return new GridSelection(cursor, of(before.anchor()), of(before.lead()), ranges);
    }

    /// The cell that is nearest to where a cell is now.
    public GridSpot of(GridSpot before) {
        return new GridSpot(rowNearest(before.row()), columns.nearest(Math.min(before.column(), columns.countBefore() - 1)));
    }

    /// The row that is nearest to where a row is now.
    public long rowNearest(long before) {
        return rows.nearest(Math.min(before, rows.countBefore() - 1));
    }

    /// Whether a cell is still shown.
    public boolean isShown(GridSpot before) {
        return of(GridRange.of(before)).isPresent();
    }

    private Optional<GridRange> of(GridRange before) {
        var down = shown(rows, before.firstRow(), before.lastRow());
        var across = shown(columns, before.firstColumn(), before.lastColumn());
        return down.flatMap(span -> across.map(other -> new GridRange(span.first, span.last, other.first, other.last)));
    }

    /// What reaches from the first to the end goes on to do so.
    private static Optional<Span> shown(Axis axis, long first, long last) {
        if (first == 0 && last == GridRange.END) {
            return Optional.of(new Span(first, last));
        }
        return first >= axis.countBefore() ? Optional.empty() : axis.shown(first, Math.min(last, axis.countBefore() - 1));
    }
}
