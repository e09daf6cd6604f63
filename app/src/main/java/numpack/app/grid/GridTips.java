package numpack.app.grid;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;

/// The tooltip of a grid: one for all cells and heads, told again whenever the pointer has moved on.
final class GridTips {
    private final Node grid;
    private final Tooltip tooltip = new Tooltip();
    private String shown = "";

    GridTips(Node grid) {
        this.grid = grid;
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(480);
    }

    /// Tells this when the pointer rests; nothing if empty.
    void show(String text) {
        if (text.equals(shown)) {
            return;
        }
        // A tooltip left installed would stay where it first appeared: taken off, it starts again at the pointer.
        if (!shown.isEmpty()) {
            tooltip.hide();
            Tooltip.uninstall(grid, tooltip);
        }
        shown = text;
        if (!text.isEmpty()) {
            tooltip.setText(text);
            Tooltip.install(grid, tooltip);
        }
    }
}
