package numpack.app.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A rectangle of cells, all bounds inclusive. A range of whole rows reaches to [#END] and stays whole when columns are
/// added; so do whole columns.
///
/// @param firstRow from 0
/// @param lastRow at least `firstRow`; [#END] means to the last row, however many there are
/// @param firstColumn from 0
/// @param lastColumn at least `firstColumn`; [#END] means to the last column
public record GridRange(long firstRow, long lastRow, long firstColumn, long lastColumn) {
    /// The bound of whole rows and columns.
    public static final long END = Long.MAX_VALUE;

    /// Every cell.
    public static final GridRange ALL = new GridRange(0, END, 0, END);

    /// @throws IllegalArgumentException if a bound is negative or first lies after last
    public GridRange {
        if (firstRow < 0 || lastRow < firstRow || firstColumn < 0 || lastColumn < firstColumn) {
            throw new IllegalArgumentException("no range: rows " + firstRow + " to " + lastRow + ", columns "
                + firstColumn + " to " + lastColumn);
        }
    }

    /// The rectangle with these two cells as opposite corners.
    public static GridRange between(GridSpot a, GridSpot b) {
        return new GridRange(Math.min(a.row(), b.row()), Math.max(a.row(), b.row()),
            Math.min(a.column(), b.column()), Math.max(a.column(), b.column()));
    }

    /// One cell.
    public static GridRange of(GridSpot spot) {
        return between(spot, spot);
    }

    /// Whole rows from one to the other, in either order.
    public static GridRange rows(long a, long b) {
        return new GridRange(Math.min(a, b), Math.max(a, b), 0, END);
    }

    /// Whole columns from one to the other, in either order.
    public static GridRange columns(long a, long b) {
        return new GridRange(0, END, Math.min(a, b), Math.max(a, b));
    }

    /// Whether this was selected as whole rows; true for [#ALL] too.
    public boolean isWholeRows() {
        return firstColumn == 0 && lastColumn == END;
    }

    /// Whether this was selected as whole columns; true for [#ALL] too.
    public boolean isWholeColumns() {
        return firstRow == 0 && lastRow == END;
    }

    /// Whether exactly one cell lies in it.
    public boolean isSingleCell() {
        return firstRow == lastRow && firstColumn == lastColumn;
    }

    /// Whether the cell lies in it.
    public boolean contains(long row, long column) {
        return containsRow(row) && containsColumn(column);
    }

    /// Whether some cell of the row lies in it.
    public boolean containsRow(long row) {
        return row >= firstRow && row <= lastRow;
    }

    /// Whether some cell of the column lies in it.
    public boolean containsColumn(long column) {
        return column >= firstColumn && column <= lastColumn;
    }

    /// The part of it that lies in a grid of these counts, with plain bounds instead of [#END]; empty if none does.
    public Optional<GridRange> within(long rowCount, long columnCount) {
        if (firstRow >= rowCount || firstColumn >= columnCount) {
            return Optional.empty();
        }
        return Optional.of(new GridRange(firstRow, Math.min(lastRow, rowCount - 1),
            firstColumn, Math.min(lastColumn, columnCount - 1)));
    }

    /// How many cells of a grid of these counts lie in it, `Long.MAX_VALUE` if more than that.
    public long cellCount(long rowCount, long columnCount) {
        return within(rowCount, columnCount)
            .map(r -> saturatedProduct(r.lastRow - r.firstRow + 1, r.lastColumn - r.firstColumn + 1))
            .orElse(0L);
    }

    /// The same cells in rectangles that do not overlap, so that each is counted and changed once.
    public static List<GridRange> disjoint(List<GridRange> ranges) {
        var disjoint = new ArrayList<GridRange>();
        for (var range : ranges) {
            var parts = List.of(range);
            for (var other : disjoint) {
                // Most do not meet; a thousand cells that were clicked one by one are compared in no time.
                if (range.meets(other)) {
                    parts = parts.stream().flatMap(part -> part.meets(other) ? part.minus(other).stream() : Stream.of(part)).toList();
                }
            }
            disjoint.addAll(parts);
        }
        return List.copyOf(disjoint);
    }

    private boolean meets(GridRange other) {
        return other.firstRow <= lastRow && other.lastRow >= firstRow && other.firstColumn <= lastColumn && other.lastColumn >= firstColumn;
    }

    /// The part of it that another one, which it meets, does not hold.
    private List<GridRange> minus(GridRange other) {
        var parts = new ArrayList<GridRange>();
        if (firstRow < other.firstRow) {
            parts.add(new GridRange(firstRow, other.firstRow - 1, firstColumn, lastColumn));
        }
        var top = Math.max(firstRow, other.firstRow);
        var bottom = Math.min(lastRow, other.lastRow);
        if (firstColumn < other.firstColumn) {
            parts.add(new GridRange(top, bottom, firstColumn, other.firstColumn - 1));
        }
        if (other.lastColumn < lastColumn) {
            parts.add(new GridRange(top, bottom, other.lastColumn + 1, lastColumn));
        }
        if (other.lastRow < lastRow) {
            parts.add(new GridRange(other.lastRow + 1, lastRow, firstColumn, lastColumn));
        }
        return parts;
    }

    private static long saturatedProduct(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
    }
}
