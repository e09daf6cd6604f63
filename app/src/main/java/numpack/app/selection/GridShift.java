package numpack.app.selection;

import java.util.ArrayList;
import java.util.List;

/// Where the rows and columns of a grid are after it has begun to show others: a cursor stays on its row, not on its number.
///
/// @param rows    what became of the rows
/// @param columns what became of the columns
public record GridShift(Axis rows, Axis columns) {
    /// A selection that would fall into more parts than this is given up but for its cursor: it would be slow to paint and to follow further.
    public static final int MAX_PARTS = 1_000;

    /// What became of the positions on one axis.
    public interface Axis {
        /// How many there were, at least 1.
        long countBefore();

        /// Where consecutive positions are now, ascending: several spans where others that were not shown among them are now. Empty if none of them
        /// is shown any more, if it is unknown where they are, or if they fall into more than [#MAX_PARTS].
        ///
        /// @param first at most `last`
        /// @param last  less than the count before
        List<Span> shown(long first, long last);

        /// Where a position is now; if it is no longer shown, the next one that is, or the last one.
        long nearest(long position);
    }

    /// What is selected now. What is no longer shown leaves the selection, and what has come between selected cells is not in it; only the cursor
    /// goes to the nearest cell, which is selected then.
    public GridSelection of(GridSelection before) {
        var ranges = new ArrayList<GridRange>();
        for (var range : before.ranges()) {
            ranges.addAll(of(range));
        }
        var cursor = of(before.cursor());
        if (ranges.isEmpty() || ranges.size() > Math.max(MAX_PARTS, before.ranges().size())) {
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
        return !of(GridRange.of(before)).isEmpty();
    }

    private List<GridRange> of(GridRange before) {
        var across = shown(columns, before.firstColumn(), before.lastColumn());
        return shown(rows, before.firstRow(), before.lastRow()).stream()
                .flatMap(down -> across.stream().map(other -> new GridRange(down.first(), down.last(), other.first(), other.last()))).toList();
    }

    /// What reaches from the first to the end continues to do so.
    private static List<Span> shown(Axis axis, long first, long last) {
        if (first == 0 && last == GridRange.END) {
            return List.of(new Span(first, last));
        }
        return first >= axis.countBefore() ? List.of() : axis.shown(first, Math.min(last, axis.countBefore() - 1));
    }
}
