package numpack.app.shell;

import javafx.scene.Cursor;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import numpack.app.prefs.WorkspaceState.PanelState;
import org.jspecify.annotations.Nullable;

/// A list below the tabs that comes and goes, with an edge to drag it higher.
final class BottomPanel extends BorderPane {
    private static final double USUAL_HEIGHT = 240;
    private static final double MIN_HEIGHT = 120;
    /// What stays of the tabs above it.
    private static final double MIN_ABOVE = 160;

    private final Region content;
    private double height = USUAL_HEIGHT;

    BottomPanel(Region content) {
        this.content = content;
        var edge = new Region();
        edge.getStyleClass().add("panel-edge");
        edge.setCursor(Cursor.V_RESIZE);
        edge.setOnMouseDragged(event -> {
            setWantedHeight(localToScene(getBoundsInLocal()).getMaxY() - event.getSceneY());
            event.consume();
        });
        setTop(edge);
        setCenter(content);
        visibleProperty().bind(content.visibleProperty());
        managedProperty().bind(content.visibleProperty());
    }

    PanelState state() {
        return new PanelState(height, content.isVisible());
    }

    /// Gives it the height that it had; whether it is shown is not brought back.
    void bringBack(@Nullable PanelState state) {
        if (state != null && state.width() > 0) {
            setWantedHeight(state.width());
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = getParent() instanceof Region parent && parent.getHeight() > 0 ? parent.getHeight() - MIN_ABOVE : height;
        return Math.max(MIN_HEIGHT, Math.min(height, room));
    }

    @Override
    protected double computeMinHeight(double width) {
        return MIN_HEIGHT;
    }

    private void setWantedHeight(double wanted) {
        height = Math.max(MIN_HEIGHT, wanted);
        requestLayout();
    }
}
