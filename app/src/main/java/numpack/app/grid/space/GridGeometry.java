package numpack.app.grid.space;

import numpack.app.grid.model.GridModel;
import numpack.app.selection.GridSpot;

/// Where everything lies in a grid of a certain size: heads at the top and left, frozen columns beside the row heads, the
/// cells that scroll, bars at the right and, when columns do not fit, at the bottom.
///
/// It is updated at the beginning of a frame and read by code that places or hits something until the next. Mutable and
/// without getters: it is written in one place and read at every cell of every frame.
public final class GridGeometry {
    public static final double BAR = 14;
    private static final double ROW = 24;
    private static final double HEAD = 28;
    private static final double PADDING = 9;
    private static final double BORDER_GRIP = 4;
    /// From the left border of a column's head to the end of its arrow, and a little room.
    private static final double ARROW = 19;
    private static final double MIN_SCROLLED_WIDTH = 80;

    public final ColumnWidths widths = new ColumnWidths(column -> ROW);
    public double zoom = 1;
    public double charWidth = 7.2;
    /// Whether what is loading has been awaited so long that it must be shown as such.
    public boolean isWaiting;
    public GridPosition top = GridPosition.START;
    public GridPosition left = GridPosition.START;

    public long rowCount;
    public long columnCount;
    public int frozen;
    public double width;
    public double height;
    public double rowHeight = ROW;
    public double headHeight = HEAD;
    public double rowHeadWidth;
    public double frozenWidth;
    public double bodyWidth;
    public double bodyHeight;
    public boolean isSortable;
    public boolean hasRowBar;
    public boolean hasColumnBar;
    public GridScrolling rows = new GridScrolling(Extent.uniform(0, ROW), 0, 0);
    public GridScrolling columns = rows;

    /// Takes in the size, the counts and the font of this moment, and brings the place back into what exists.
    public void update(GridModel model, double newWidth, double newHeight, int wantedFrozen) {
        rowCount = model.rowCount();
        isSortable = model.isSortable();
        columnCount = model.columnCount();
        width = newWidth;
        height = newHeight;
        rowHeight = Math.rint(ROW * zoom);
        headHeight = Math.rint(HEAD * zoom);
        rowHeadWidth = Math.ceil(Math.max(model.rowsHead().length(), model.rowHeadCharacters()) * charWidth) + 2 * padding() + 1;
        var columnExtent = widths.extent(columnCount, zoom);
        freeze(columnExtent, wantedFrozen);
        hasColumnBar = false;
        place(columnExtent);
        hasColumnBar = columns.isScrollable();
        place(columnExtent);
        top = rows.clamped(top);
        left = columns.clamped(left);
    }

    /// Space between the border of a cell and its text.
    public double padding() {
        return Math.rint(PADDING * zoom);
    }

    public double bodyX() {
        return rowHeadWidth + frozenWidth;
    }

    public boolean isEmpty() {
        return rowCount == 0 || columnCount == 0;
    }

    /// The left border of a column in the grid, or an infinity if it is not on the screen.
    public double columnX(long column) {
        if (column < frozen) {
            var x = rowHeadWidth;
            for (var i = 0L; i < column; i++) {
                x += columns.extent().sizeOf(i);
            }
            return x;
        }
        return bodyX() + columns.startOf(left, column);
    }

    /// The top border of a row in the grid, or an infinity if it is not on the screen.
    public double rowY(long row) {
        return headHeight + rows.startOf(top, row);
    }

    public double columnWidth(long column) {
        return columns.extent().sizeOf(column);
    }

    /// The cell under a point, the nearest one if the point lies beside all. The grid is not empty.
    public GridSpot nearest(double x, double y) {
        var row = rows.indexAt(top, y - headHeight);
        return new GridSpot(row, nearestColumn(x));
    }

    public GridHit hit(double x, double y) {
        if (isEmpty()) {
            return new GridHit(GridHit.Part.OUTSIDE, 0, 0);
        }
        var spot = nearest(x, y);
        return new GridHit(part(x, y, spot), spot.row(), borderColumn(x, y, spot));
    }

    private GridHit.Part part(double x, double y, GridSpot spot) {
        if (x >= width - BAR || hasColumnBar && y >= height - BAR) {
            return GridHit.Part.OUTSIDE;
        }
        if (y < headHeight) {
            if (x < rowHeadWidth) {
                return GridHit.Part.CORNER;
            }
            if (borderColumn(x, y, spot) != spot.column() || isAtRightBorder(x, spot.column())) {
                return GridHit.Part.COLUMN_BORDER;
            }
            return isBehindLastColumn(x) ? GridHit.Part.OUTSIDE
                    : isSortable && x - columnX(spot.column()) < ARROW * zoom ? GridHit.Part.COLUMN_SORT : GridHit.Part.COLUMN_HEAD;
        }
        if (y >= rowY(spot.row()) + rowHeight) {
            return GridHit.Part.OUTSIDE;
        }
        if (x < rowHeadWidth) {
            return GridHit.Part.ROW_HEAD;
        }
        return isBehindLastColumn(x) ? GridHit.Part.OUTSIDE : GridHit.Part.CELL;
    }

    /// Just right of a border it is still the border of the column before.
    private long borderColumn(double x, double y, GridSpot spot) {
        var column = spot.column();
        if (y < headHeight && x >= rowHeadWidth && column > 0 && x - columnX(column) < BORDER_GRIP
            && (column != frozen || left.offset() == 0)) {
            return column - 1;
        }
        return column;
    }

    private boolean isAtRightBorder(double x, long column) {
        var end = columnX(column) + columnWidth(column);
        return Math.abs(x - end) <= BORDER_GRIP;
    }

    private boolean isBehindLastColumn(double x) {
        var column = nearestColumn(x);
        return x >= columnX(column) + columnWidth(column);
    }

    private long nearestColumn(double x) {
        if (x >= bodyX() || frozen == 0) {
            return columns.indexAt(left, x - bodyX());
        }
        var column = 0L;
        var end = rowHeadWidth + columns.extent().sizeOf(0);
        while (x >= end && column < frozen - 1) {
            column++;
            end += columns.extent().sizeOf(column);
        }
        return column;
    }

    /// Freezes as many columns as leave room for others to scroll.
    private void freeze(Extent extent, int wanted) {
        frozen = 0;
        frozenWidth = 0;
        var room = width - rowHeadWidth - BAR - MIN_SCROLLED_WIDTH * zoom;
        while (frozen < wanted && frozen < columnCount - 1 && frozenWidth + extent.sizeOf(frozen) <= room) {
            frozenWidth += extent.sizeOf(frozen);
            frozen++;
        }
    }

    private void place(Extent columnExtent) {
        bodyWidth = Math.max(0, width - bodyX() - BAR);
        bodyHeight = Math.max(0, height - headHeight - (hasColumnBar ? BAR : 0));
        rows = new GridScrolling(Extent.uniform(rowCount, rowHeight), 0, bodyHeight);
        columns = new GridScrolling(columnExtent, frozen, bodyWidth);
        hasRowBar = rows.isScrollable();
    }
}
