package numpack.app.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Whether a view is in a window on the screen.
///
/// A view that comes and goes follows what lives longer only so long, or it would never be let go:
/// `model.pageProperty().when(Shown.of(this)).subscribe(this::show)`.
public final class Shown {
    private Shown() {}

    /// True while the node is in a window that is on the screen.
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false);
    }
}
