package numpack.app.command;

import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.stage.Popup;
import javafx.stage.Window;

/// Opens the palette over a window, centred near its top; it closes by Esc, by a click elsewhere, or when a command
/// runs.
public final class CommandPalette {
    private static final double BELOW_TOP = 72;

    private final Popup popup = new Popup();
    private final CommandPaletteView view;

    public CommandPalette(Commands commands) {
        view = new CommandPaletteView(commands, popup::hide);
        popup.setAutoHide(true);
        // the view decides: the first Escape may only empty its field
        popup.setHideOnEscape(false);
        popup.getContent().add(view);
    }

    /// Shows it over the window of the scene.
    public void show(Scene scene) {
        Window window = scene.getWindow();
        Bounds area = scene.getRoot().localToScreen(scene.getRoot().getBoundsInLocal());
        popup.getScene().getStylesheets().setAll(scene.getStylesheets());
        popup.show(window);
        view.open();
        popup.setX(area.getMinX() + (area.getWidth() - popup.getWidth()) / 2);
        popup.setY(area.getMinY() + BELOW_TOP);
    }

    public boolean isShowing() {
        return popup.isShowing();
    }
}
