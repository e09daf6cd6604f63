package numpack.app.grid;

import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import numpack.app.grid.space.Autoscroll;
import numpack.app.grid.space.GridGeometry;
import numpack.app.grid.space.GridHit;
import numpack.app.grid.space.GridMoves;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import org.jspecify.annotations.Nullable;

/// The mouse in a grid: what was pressed decides what dragging does until the button is let go.
final class GridMouse {
    /// A notch of most wheels is 40 pixels; it shall turn 3 rows.
    private static final double WHEEL = 3 * 24 / 40.0;

    private final GridView grid;
    private final GridGeometry geometry;
    private final GridMoves moves;
    private final AnimationTimer autoscroll = new AutoscrollTimer();
    private Drag drag = Drag.NONE;
    private double x;
    private double y;
    private long resized;
    private double resizeFrom;
    private double resizeWidth;

    GridMouse(GridView grid, GridGeometry geometry, GridMoves moves) {
        this.grid = grid;
        this.geometry = geometry;
        this.moves = moves;
        grid.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        grid.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        grid.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> released());
        grid.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hovered(geometry.hit(event.getX(), event.getY())));
        grid.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hovered(null));
        grid.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    private void pressed(MouseEvent event) {
        grid.hideNotice();
        if (!grid.closeEditor()) {
            return;
        }
        grid.requestFocus();
        x = event.getX();
        y = event.getY();
        var hit = geometry.hit(x, y);
        if (event.getButton() == MouseButton.PRIMARY) {
            pressedPrimary(event, hit);
        } else if (event.getButton() == MouseButton.SECONDARY) {
            pressedSecondary(hit);
        }
    }

    private void pressedPrimary(MouseEvent event, GridHit hit) {
        var spot = new GridSpot(hit.row(), hit.column());
        switch (hit.part()) {
            case CELL -> {
                drag = Drag.CELLS;
                pressedCell(event, spot);
            }
            case ROW_HEAD -> {
                drag = Drag.ROWS;
                select(event, GridRange.rows(spot.row(), spot.row()), new GridSpot(spot.row(), 0),
                    moves.selection().extendedToRow(spot.row()));
            }
            case COLUMN_HEAD -> {
                drag = Drag.COLUMNS;
                select(event, GridRange.columns(spot.column(), spot.column()), new GridSpot(geometry.top.index(), spot.column()),
                    moves.selection().extendedToColumn(spot.column()));
            }
            case COLUMN_SORT -> {
                drag = Drag.NONE;
                grid.intend((who, _) -> who.sortBy(hit.column()));
            }
            case COLUMN_BORDER -> pressedBorder(event, hit.column());
            case CORNER -> moves.select(moves.selection().all());
            case OUTSIDE -> drag = Drag.NONE;
        }
    }

    private void pressedCell(MouseEvent event, GridSpot spot) {
        // Two clicks close to each other may hit two cells: only the one that the first click selected is meant.
        var isSecond = event.getClickCount() == 2 && moves.selection().cursor().equals(spot);
        if (isSecond && !event.isShiftDown() && !event.isShortcutDown()) {
            drag = Drag.NONE;
            if (grid.isCheckBox(spot)) {
                grid.toggle(spot);
            } else {
                grid.edit(spot, Optional.empty());
            }
            return;
        }
        select(event, GridRange.of(spot), spot, moves.selection().extendedTo(spot));
        moves.reveal(spot);
    }

    private void select(MouseEvent event, GridRange range, GridSpot spot, GridSelection extended) {
        if (event.isShiftDown()) {
            moves.select(extended);
        } else if (event.isShortcutDown()) {
            var before = moves.selection().ranges().size();
            moves.select(moves.selection().toggled(range, spot));
            if (moves.selection().ranges().size() < before) {
                drag = Drag.NONE;
            }
        } else {
            moves.select(new GridSelection(spot, spot, spot, List.of(range)));
        }
    }

    private void pressedBorder(MouseEvent event, long column) {
        if (event.getClickCount() == 2) {
            drag = Drag.NONE;
            grid.fitColumn(column);
        } else {
            drag = Drag.BORDER;
            resized = column;
            resizeFrom = event.getX();
            resizeWidth = geometry.widths.get(column);
        }
    }

    /// A right click on something not selected selects it, so that the menu speaks of what is under the pointer.
    private void pressedSecondary(GridHit hit) {
        var spot = new GridSpot(hit.row(), hit.column());
        var selection = moves.selection();
        switch (hit.part()) {
            case CELL -> {
                if (!selection.contains(spot.row(), spot.column())) {
                    moves.select(GridSelection.at(spot));
                }
            }
            case ROW_HEAD -> {
                if (selection.ranges().stream().noneMatch(range -> range.isWholeRows() && range.containsRow(spot.row()))) {
                    moves.select(GridSelection.of(GridRange.rows(spot.row(), spot.row())));
                }
            }
            case COLUMN_HEAD, COLUMN_SORT, COLUMN_BORDER -> {
                if (selection.ranges().stream()
                    .noneMatch(range -> range.isWholeColumns() && range.containsColumn(spot.column()))) {
                    moves.select(GridSelection.of(GridRange.columns(spot.column(), spot.column())));
                }
            }
            case CORNER -> moves.select(selection.all());
            case OUTSIDE -> { }
        }
    }

    private void dragged(MouseEvent event) {
        x = event.getX();
        y = event.getY();
        if (drag == Drag.BORDER) {
            grid.setColumnWidth(resized, resizeWidth + (x - resizeFrom) / geometry.zoom);
        } else if (drag != Drag.NONE) {
            extend();
            if (speedX() != 0 || speedY() != 0) {
                autoscroll.start();
            }
        }
    }

    private void extend() {
        if (geometry.isEmpty()) {
            return;
        }
        var left = drag == Drag.CELLS && x < geometry.bodyX() && geometry.left.index() == geometry.frozen
            ? geometry.rowHeadWidth : geometry.bodyX();
        var inX = Math.clamp(x, Math.min(left, x), geometry.bodyX() + Math.max(0, geometry.bodyWidth - 1));
        var inY = Math.clamp(y, geometry.headHeight, geometry.headHeight + Math.max(0, geometry.bodyHeight - 1));
        var spot = geometry.nearest(Math.max(inX, geometry.rowHeadWidth), inY);
        var selection = moves.selection();
        moves.select(switch (drag) {
            case ROWS -> selection.extendedToRow(spot.row());
            case COLUMNS -> selection.extendedToColumn(spot.column());
            default -> selection.extendedTo(spot);
        });
    }

    private void released() {
        drag = Drag.NONE;
        autoscroll.stop();
    }

    private void hovered(@Nullable GridHit hit) {
        grid.setCursor(hit != null && hit.part() == GridHit.Part.COLUMN_BORDER ? Cursor.E_RESIZE : Cursor.DEFAULT);
        grid.hover(hit);
    }

    private void scrolled(ScrollEvent event) {
        event.consume();
        if (event.isShortcutDown()) {
            if (event.getDeltaY() != 0) {
                grid.zoomBy(event.getDeltaY() > 0 ? 1 : -1);
            }
            return;
        }
        grid.hideNotice();
        // Fingers move the sheet itself, a wheel turns rows.
        var factor = event.isDirect() || event.isInertia() || event.getTouchCount() > 0 ? 1 : WHEEL * geometry.zoom;
        var isSideways = event.isShiftDown() && event.getDeltaX() == 0;
        var byX = isSideways ? event.getDeltaY() : event.getDeltaX();
        var byY = isSideways ? 0 : event.getDeltaY();
        moves.scrollBy(-byX * factor, -byY * factor);
        // The pointer has stayed, what lies under it has not.
        hovered(geometry.hit(event.getX(), event.getY()));
    }

    private double speedX() {
        return drag == Drag.ROWS ? 0 : Autoscroll.speed(x, geometry.bodyX(), geometry.bodyX() + geometry.bodyWidth);
    }

    private double speedY() {
        return drag == Drag.COLUMNS ? 0 : Autoscroll.speed(y, geometry.headHeight, geometry.headHeight + geometry.bodyHeight);
    }

    /// What dragging does.
    private enum Drag { NONE, CELLS, ROWS, COLUMNS, BORDER }

    /// Scrolls while the pointer is held beyond an edge, at every pulse.
    private final class AutoscrollTimer extends AnimationTimer {
        private long before;

        @Override
        public void start() {
            before = 0;
            super.start();
        }

        @Override
        public void handle(long now) {
            var seconds = before == 0 ? 0.016 : Math.min(0.1, (now - before) / 1e9);
            before = now;
            if (drag == Drag.NONE || speedX() == 0 && speedY() == 0) {
                stop();
                return;
            }
            moves.scrollBy(speedX() * seconds, speedY() * seconds);
            extend();
        }
    }
}
