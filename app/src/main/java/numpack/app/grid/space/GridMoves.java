package numpack.app.grid.space;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.selection.GridStep;

/// The verbs that move through a grid: they change the selection and the place, and ask for a frame. Keys, mouse and bars
/// all end here.
public final class GridMoves {
    private final GridGeometry geometry;
    private final Runnable repaint;
    private final ReadOnlyObjectWrapper<GridSelection> selection;

    /// @param owner the bean of the selection property
    public GridMoves(Object owner, GridGeometry geometry, Runnable repaint) {
        this.geometry = geometry;
        this.repaint = repaint;
        selection = new ReadOnlyObjectWrapper<>(owner, "selection", GridSelection.START);
    }

    public ReadOnlyObjectProperty<GridSelection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public GridSelection selection() {
        return selection.get();
    }

    /// Selects without scrolling.
    public void select(GridSelection next) {
        if (geometry.isEmpty()) {
            return;
        }
        selection.set(next.within(geometry.rowCount, geometry.columnCount));
        repaint.run();
    }

    /// Selects and scrolls just so far that a cell is seen.
    void selectSeeing(GridSelection next, GridSpot spot) {
        select(next);
        reveal(spot);
    }

    /// Puts the cursor on a cell and scrolls so that it stands well in view.
    public void goTo(GridSpot spot) {
        if (geometry.isEmpty()) {
            return;
        }
        var inside = spot.movedBy(0, 0, geometry.rowCount, geometry.columnCount);
        select(GridSelection.at(inside));
        geometry.top = geometry.rows.comfortably(geometry.top, inside.row());
        geometry.left = geometry.columns.comfortably(geometry.left, inside.column());
    }

    /// Moves by cells: the cursor, or with `EXTEND` the lead.
    public void moveBy(long rows, long columns, Mode mode) {
        if (geometry.isEmpty()) {
            return;
        }
        var from = mode == Mode.EXTEND ? selection().lead() : selection().cursor();
        moveTo(from.movedBy(rows, columns, geometry.rowCount, geometry.columnCount), mode);
    }

    /// Moves to a cell: the cursor, or with `EXTEND` the lead.
    public void moveTo(GridSpot spot, Mode mode) {
        selectSeeing(mode == Mode.EXTEND ? selection().extendedTo(spot) : GridSelection.at(spot), spot);
    }

    /// Moves by pages, the rows staying where they are on the screen.
    public void pageRows(int direction, Mode mode) {
        var page = direction * geometry.rows.page(geometry.top);
        geometry.top = geometry.rows.movedBy(geometry.top, page * geometry.rowHeight);
        moveBy(page, 0, mode);
    }

    /// Moves by pages of columns.
    public void pageColumns(int direction, Mode mode) {
        var from = geometry.left;
        geometry.left = geometry.columns.movedBy(from, direction * geometry.bodyWidth * 0.9);
        var moved = geometry.left.index() - from.index();
        moveBy(0, moved == 0 ? direction * geometry.columns.page(from) : moved, mode);
    }

    /// Goes on after Enter or Tab.
    public void step(GridStep step) {
        if (geometry.isEmpty()) {
            return;
        }
        var next = selection().next(step, geometry.rowCount, geometry.columnCount);
        selectSeeing(next, next.cursor());
    }

    /// Scrolls by pixels; the selection stays.
    public void scrollBy(double x, double y) {
        geometry.top = y == 0 ? geometry.top : geometry.rows.movedBy(geometry.top, y);
        geometry.left = x == 0 ? geometry.left : geometry.columns.movedBy(geometry.left, x);
        repaint.run();
    }

    /// Scrolls the rows to a place; the selection stays.
    public void scrollRows(GridPosition to) {
        geometry.top = geometry.rows.clamped(to);
        repaint.run();
    }

    /// Scrolls the columns to a place; the selection stays.
    public void scrollColumns(GridPosition to) {
        geometry.left = geometry.columns.clamped(to);
        repaint.run();
    }

    /// Scrolls only if a row that began at a place of the screen is not seen where it is now: so that it begins there again.
    ///
    /// @param y pixels from the beginning of the viewport
    public void keepSeen(long row, double y) {
        double start = geometry.rows.startOf(geometry.top, row);
        boolean isSeen = !Double.isInfinite(start) && (start <= y || start + geometry.rowHeight <= geometry.bodyHeight);
        if (!isSeen) {
            geometry.top = geometry.rows.movedBy(new GridPosition(row, 0), -y);
            repaint.run();
        }
    }

    /// Scrolls just so far that a cell is seen.
    public void reveal(GridSpot spot) {
        geometry.top = geometry.rows.revealing(geometry.top, spot.row());
        geometry.left = geometry.columns.revealing(geometry.left, spot.column());
        repaint.run();
    }

    /// Whether a move starts a new selection or extends the one there is.
    public enum Mode {
        /// The cursor goes there alone.
        MOVE,
        /// The active range is drawn there.
        EXTEND;

        public static Mode of(boolean isShiftDown) {
            return isShiftDown ? EXTEND : MOVE;
        }
    }
}
