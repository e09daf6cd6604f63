package numpack.app.grid;

import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import numpack.app.grid.space.GridGeometry;
import numpack.app.grid.space.GridHit;
import numpack.app.selection.GridSpot;
import org.jspecify.annotations.Nullable;

/// The context menu of a grid: made for what was hit, shown at the pointer, or under the cursor's cell when a key asks.
final class GridMenus {
    private static final double INDENT = 8;

    private final GridView grid;
    private final GridGeometry geometry;
    private @Nullable Function<GridHit, @Nullable ContextMenu> factory;
    private @Nullable ContextMenu open;

    GridMenus(GridView grid, GridGeometry geometry) {
        this.grid = grid;
        this.geometry = geometry;
        grid.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::requested);
    }

    void setFactory(Function<GridHit, @Nullable ContextMenu> newFactory) {
        factory = newFactory;
    }

    /// Shows the menu of a cell under it; the cell is on the screen.
    ///
    /// @return whether there is one
    boolean showAt(GridSpot spot) {
        var at = grid.localToScreen(geometry.columnX(spot.column()) + INDENT, geometry.rowY(spot.row()) + geometry.rowHeight);
        return at != null && show(new GridHit(GridHit.Part.CELL, spot.row(), spot.column()), at.getX(), at.getY());
    }

    private void requested(ContextMenuEvent event) {
        event.consume();
        if (!event.isKeyboardTrigger()) {
            show(geometry.hit(event.getX(), event.getY()), event.getScreenX(), event.getScreenY());
        } else if (open == null || !open.isShowing()) {
            grid.showMenuAtCursor();
        }
    }

    private boolean show(GridHit hit, double screenX, double screenY) {
        if (open != null) {
            open.hide();
        }
        open = factory == null || hit.part() == GridHit.Part.OUTSIDE ? null : factory.apply(hit);
        if (open == null) {
            return false;
        }
        // Owned by the window and not by the grid, whose number font and zoom it would else inherit.
        open.show(grid.getScene().getWindow(), screenX, screenY);
        return true;
    }
}
