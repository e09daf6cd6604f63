package numpack.app.grid.paint;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import numpack.app.grid.model.GridWindow;
import numpack.app.grid.space.GridGeometry;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import org.jspecify.annotations.Nullable;

/// A clipped part of the grid with cells: the frozen columns, or those that scroll. From below: the row under the
/// pointer, the tint of the selection, lines, cells, the outlines of the selection, the ring of the cursor.
///
/// Scrolling moves the layer that everything stands on; what stays in sight stays where it is on that layer.
final class CellPane extends Region {
    private static final double BEYOND = 50;

    private final Pane content = new Pane();
    private final Rectangle clip = new Rectangle();
    private final Region hover = region("grid-hover");
    private final Pane lines = layer();
    private final Pane cellLayer = layer();
    private final Pane tints = layer();
    private final Pane outlines = layer();
    private final Region ring = region("grid-ring");
    private final List<Region> rowLines = new ArrayList<>();
    private final List<Region> columnLines = new ArrayList<>();
    private final List<Region> tintPool = new ArrayList<>();
    private final List<Region> outlinePool = new ArrayList<>();
    private final CellPool cells = new CellPool(cellLayer);

    private final Sheet rowSheet = new Sheet();
    private final Sheet columnSheet = new Sheet();
    private double[] starts = new double[1];
    private double firstY;
    private double rowHeight;
    private long rowCount;
    private long columnCount;
    private @Nullable GridWindow window;

    CellPane(String styleClass) {
        getStyleClass().add(styleClass);
        setManaged(false);
        setClip(clip);
        content.setManaged(false);
        content.getChildren().addAll(hover, tints, lines, cellLayer, outlines, ring);
        getChildren().add(content);
    }

    /// Shows a window of cells.
    ///
    /// @param firstX where its first column begins, at most 0: this many pixels are scrolled out
    void show(GridWindow newWindow, GridGeometry geometry, GridFont font, double firstX) {
        window = newWindow;
        rowHeight = geometry.rowHeight;
        rowCount = geometry.rowCount;
        columnCount = geometry.columnCount;
        if (starts.length <= newWindow.columns()) {
            starts = new double[newWindow.columns() + 16];
        }
        starts[0] = columnSheet.begin(newWindow.firstColumn(), geometry.columns.extent());
        for (var column = 0; column < newWindow.columns(); column++) {
            starts[column + 1] = starts[column] + geometry.columnWidth(newWindow.firstColumn() + column);
        }
        firstY = rowSheet.begin(newWindow.firstRow(), geometry.rows.extent());
        columnSheet.moveSideways(content, firstX);
        rowSheet.moveUpwards(content, -geometry.top.offset());
        cells.show(newWindow, starts, firstY, font, geometry);
        placeLines();
    }

    /// Shows which cells of the window are selected and where the cursor stands.
    void mark(GridSelection selection) {
        var used = 0;
        if (window != null && !selection.isSingleCell()) {
            for (var range : selection.ranges()) {
                // Whole rows and columns end where the array does, and are closed there.
                var inside = range.within(rowCount, columnCount);
                used += inside.isPresent() ? placeTint(inside.get(), window, used) : 0;
            }
        }
        hideFrom(tintPool, used);
        hideFrom(outlinePool, used);
        placeRing(selection.cursor());
    }

    /// Shows the row under the pointer; none for -1.
    void hover(long row) {
        var isSeen = window != null && row >= window.firstRow() && row < window.firstRow() + window.rows();
        hover.setVisible(isSeen);
        if (isSeen && window != null) {
            hover.resizeRelocate(starts[0], y((int) (row - window.firstRow())), starts[window.columns()] - starts[0], rowHeight - 1);
        }
    }

    /// The node that shows a cell of the window.
    @Nullable GridCell cell(GridSpot spot) {
        if (window == null || !isInWindow(spot)) {
            return null;
        }
        return cells.get(window, (int) (spot.row() - window.firstRow()), (int) (spot.column() - window.firstColumn()));
    }

    /// Whether a cell of the window is loading.
    boolean isLoading() {
        return window != null && cells.isLoading();
    }

    /// Asks the grid for a frame.
    void requestFrame() {
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    /// The window shown.
    @Nullable GridWindow window() {
        return window;
    }

    /// Shows nothing.
    void clear() {
        window = null;
        cells.clear();
        hideFrom(rowLines, 0);
        hideFrom(columnLines, 0);
        hideFrom(tintPool, 0);
        hideFrom(outlinePool, 0);
        ring.setVisible(false);
        hover.setVisible(false);
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
    }

    private boolean isInWindow(GridSpot spot) {
        return window != null && spot.row() >= window.firstRow() && spot.row() - window.firstRow() < window.rows()
            && spot.column() >= window.firstColumn() && spot.column() - window.firstColumn() < window.columns();
    }

    private int placeTint(GridRange range, GridWindow seen, int index) {
        var top = from(range.firstRow(), seen.firstRow(), seen.rows());
        var bottom = to(range.lastRow(), seen.firstRow(), seen.rows());
        var left = from(range.firstColumn(), seen.firstColumn(), seen.columns());
        var right = to(range.lastColumn(), seen.firstColumn(), seen.columns());
        if (top > bottom || left > right) {
            return 0;
        }
        var x = starts[left];
        var y = y(top);
        var width = starts[right + 1] - x - 1;
        var height = (bottom - top + 1) * rowHeight - 1;
        grown(tintPool, tints, index, "grid-tint").resizeRelocate(x, y, width, height);
        // A side that continues outside the window is drawn outside the clip.
        var beyondLeft = range.firstColumn() < seen.firstColumn() ? BEYOND : 1;
        var beyondTop = range.firstRow() < seen.firstRow() ? BEYOND : 1;
        var beyondRight = range.lastColumn() >= seen.firstColumn() + seen.columns() ? BEYOND : 1;
        var beyondBottom = range.lastRow() >= seen.firstRow() + seen.rows() ? BEYOND : 1;
        grown(outlinePool, outlines, index, "grid-outline").resizeRelocate(x - beyondLeft, y - beyondTop,
            width + beyondLeft + beyondRight, height + beyondTop + beyondBottom);
        return 1;
    }

    /// The first index of a window that is not before `first`, or `count`.
    private static int from(long first, long start, int count) {
        return first <= start ? 0 : (int) Math.min(first - start, count);
    }

    /// The last index of a window that is not after `last`, or -1.
    private static int to(long last, long start, int count) {
        return last < start ? -1 : (int) Math.min(last - start, count - 1L);
    }

    private void placeRing(GridSpot cursor) {
        var isSeen = isInWindow(cursor);
        ring.setVisible(isSeen);
        if (isSeen && window != null) {
            var row = (int) (cursor.row() - window.firstRow());
            var column = (int) (cursor.column() - window.firstColumn());
            // Over the lines around the cell, but not out of sight at the first row and column.
            var x = column == 0 ? starts[0] : starts[column] - 1;
            var y = row == 0 ? firstY : y(row) - 1;
            ring.resizeRelocate(x, y, starts[column + 1] - x, y(row + 1) - y);
        }
    }

    private double y(int row) {
        return firstY + row * rowHeight;
    }

    private void placeLines() {
        if (window == null) {
            return;
        }
        var width = starts[window.columns()] - starts[0];
        var height = window.rows() * rowHeight;
        for (var row = 0; row < window.rows(); row++) {
            line(rowLines, window.firstRow(), row, window.rows()).resizeRelocate(starts[0], y(row + 1) - 1, width, 1);
        }
        for (var column = 0; column < window.columns(); column++) {
            line(columnLines, window.firstColumn(), column, window.columns()).resizeRelocate(starts[column + 1] - 1, firstY, 1, height);
        }
    }

    private Region line(List<Region> pool, long first, int index, int count) {
        if (index == 0) {
            for (var i = pool.size(); i < count; i++) {
                grown(pool, lines, i, "grid-line");
            }
            for (var i = 0; i < pool.size(); i++) {
                pool.get(CellPool.slot(first, i, pool.size())).setVisible(i < count);
            }
        }
        return pool.get(CellPool.slot(first, index, pool.size()));
    }

    private static Region grown(List<Region> pool, Pane layer, int index, String styleClass) {
        if (index == pool.size()) {
            var made = region(styleClass);
            pool.add(made);
            layer.getChildren().add(made);
            made.applyCss();
        }
        var node = pool.get(index);
        node.setVisible(true);
        return node;
    }

    private static void hideFrom(List<? extends Node> pool, int used) {
        for (var i = used; i < pool.size(); i++) {
            pool.get(i).setVisible(false);
        }
    }

    private static Region region(String styleClass) {
        var region = new Region();
        region.getStyleClass().add(styleClass);
        region.setManaged(false);
        region.setMouseTransparent(true);
        return region;
    }

    private static Pane layer() {
        var layer = new Pane();
        layer.setManaged(false);
        return layer;
    }
}
