package numpack.app.selection;

import java.util.ArrayList;
import java.util.List;

/// What is selected, as one immutable value: verbs return the selection that follows. Its size does not depend on how
/// many cells are selected.
///
/// @param cursor the cell with the ring: what is typed goes there
/// @param anchor the corner that stays when the active range is extended
/// @param lead the opposite corner, which Shift with an arrow moves
/// @param ranges what is selected, at least one; the last is the active one; they may overlap
public record GridSelection(GridSpot cursor, GridSpot anchor, GridSpot lead, List<GridRange> ranges) {
    /// The first cell.
    public static final GridSelection START = at(0, 0);

    /// @throws IllegalArgumentException if there is no range
    public GridSelection {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a selection has at least one range");
        }
    }

    /// One cell.
    public static GridSelection at(long row, long column) {
        return at(new GridSpot(row, column));
    }

    /// One cell.
    public static GridSelection at(GridSpot spot) {
        return new GridSelection(spot, spot, spot, List.of(GridRange.of(spot)));
    }

    /// One rectangle; the cursor stands in its first cell.
    public static GridSelection of(GridRange range) {
        var first = new GridSpot(range.firstRow(), range.firstColumn());
        var last = new GridSpot(range.lastRow() == GridRange.END ? first.row() : range.lastRow(),
            range.lastColumn() == GridRange.END ? first.column() : range.lastColumn());
        return new GridSelection(first, first, last, List.of(range));
    }

    /// The range that Shift extends.
    public GridRange active() {
        return ranges.getLast();
    }

    /// The active range drawn from the anchor to this cell; whole rows and whole columns stay whole.
    public GridSelection extendedTo(GridSpot spot) {
        var active = active();
        GridRange range;
        if (active.isWholeRows() && !active.isWholeColumns()) {
            range = GridRange.rows(anchor.row(), spot.row());
        } else if (active.isWholeColumns() && !active.isWholeRows()) {
            range = GridRange.columns(anchor.column(), spot.column());
        } else {
            range = GridRange.between(anchor, spot);
        }
        return new GridSelection(anchor, anchor, spot, replaced(range));
    }

    /// The active range drawn from the anchor to this row, as whole rows.
    public GridSelection extendedToRow(long row) {
        return new GridSelection(anchor, anchor, new GridSpot(row, anchor.column()),
            replaced(GridRange.rows(anchor.row(), row)));
    }

    /// The active range drawn from the anchor to this column, as whole columns.
    public GridSelection extendedToColumn(long column) {
        return new GridSelection(anchor, anchor, new GridSpot(anchor.row(), column),
            replaced(GridRange.columns(anchor.column(), column)));
    }

    /// The rows of the active range, whole; the cursor stays.
    public GridSelection wholeRowsOfActive() {
        var active = active();
        return new GridSelection(cursor, anchor, lead,
            replaced(new GridRange(active.firstRow(), active.lastRow(), 0, GridRange.END)));
    }

    /// The columns of the active range, whole; the cursor stays.
    public GridSelection wholeColumnsOfActive() {
        var active = active();
        return new GridSelection(cursor, anchor, lead,
            replaced(new GridRange(0, GridRange.END, active.firstColumn(), active.lastColumn())));
    }

    /// Everything; the cursor stays.
    public GridSelection all() {
        return new GridSelection(cursor, cursor, cursor, List.of(GridRange.ALL));
    }

    /// This and one range more, which becomes the active one; a range that is selected already is taken out instead,
    /// unless it is the only one.
    ///
    /// @param spot where the cursor goes; it lies in `range`
    public GridSelection toggled(GridRange range, GridSpot spot) {
        var next = new ArrayList<>(ranges);
        if (next.remove(range) && !next.isEmpty()) {
            var last = next.getLast();
            var left = new GridSpot(last.firstRow(), last.firstColumn());
            return new GridSelection(left, left, left, next);
        }
        next.add(range);
        return new GridSelection(spot, spot, spot, next);
    }

    /// Whether the cell is selected.
    public boolean contains(long row, long column) {
        return ranges.stream().anyMatch(range -> range.contains(row, column));
    }

    /// Whether nothing but whole rows is selected: the question that Delete asks before it offers to drop rows.
    public boolean isWholeRows() {
        return ranges.stream().allMatch(GridRange::isWholeRows);
    }

    /// Whether nothing but whole columns is selected.
    public boolean isWholeColumns() {
        return ranges.stream().allMatch(GridRange::isWholeColumns);
    }

    /// Whether exactly one cell is selected.
    public boolean isSingleCell() {
        return ranges.size() == 1 && active().isSingleCell();
    }

    /// How many cells are selected in a grid of these counts, cells in two ranges counted twice; `Long.MAX_VALUE` if
    /// more than that.
    public long cellCount(long rowCount, long columnCount) {
        long sum = 0;
        for (var range : ranges) {
            var cells = range.cellCount(rowCount, columnCount);
            sum = cells > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + cells;
        }
        return sum;
    }

    /// The selection after Enter or Tab: the next cell of the active range if that has several, or the next cell of the
    /// grid. Both counts are at least 1.
    public GridSelection next(GridStep step, long rowCount, long columnCount) {
        if (isSingleCell()) {
            return at(step.from(cursor, GridRange.ALL.within(rowCount, columnCount).orElseThrow()));
        }
        var bounds = active().within(rowCount, columnCount);
        return bounds.map(range -> new GridSelection(step.aroundFrom(cursor, range), anchor, lead, ranges)).orElse(this);
    }

    /// The same within a grid of these counts, both at least 1: what lies outside is left out.
    public GridSelection within(long rowCount, long columnCount) {
        var kept = ranges.stream().filter(range -> range.within(rowCount, columnCount).isPresent()).toList();
        var inside = cursor.movedBy(0, 0, rowCount, columnCount);
        if (kept.isEmpty()) {
            return at(inside);
        }
        var corner = anchor.movedBy(0, 0, rowCount, columnCount);
        return new GridSelection(inside, corner, lead.movedBy(0, 0, rowCount, columnCount), kept);
    }

    private List<GridRange> replaced(GridRange range) {
        var next = new ArrayList<>(ranges);
        next.set(next.size() - 1, range);
        return next;
    }
}
