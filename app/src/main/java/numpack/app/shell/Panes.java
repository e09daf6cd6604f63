package numpack.app.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The panes of the window, for the keys that go from one to the next. A pane takes the focus where it is useful in it, by its own
/// [Node#requestFocus()]; hidden ones, and those with nothing to focus, are passed over.
public final class Panes {
    private final Supplier<List<Region>> panes;

    /// @param panes those of the moment, in the order in which they are visited
    public Panes(Supplier<List<Region>> panes) {
        this.panes = panes;
    }

    /// Goes to the next pane.
    public void next() {
        step(1);
    }

    /// Goes to the pane before.
    public void previous() {
        step(-1);
    }

    private void step(int by) {
        var shown = panes.get().stream().filter(Panes::isShown).toList();
        int now = shown.stream().filter(Panes::hasFocus).findFirst().map(shown::indexOf).orElse(by > 0 ? -1 : 0);
        for (int i = 1; i <= shown.size(); i++) {
            var pane = shown.get(Math.floorMod(now + i * by, shown.size()));
            pane.requestFocus();
            if (hasFocus(pane)) {
                return;
            }
        }
    }

    private static boolean hasFocus(Region pane) {
        return pane.getScene() != null && isWithin(pane.getScene().getFocusOwner(), pane);
    }

    private static boolean isWithin(@Nullable Node node, Node pane) {
        return node != null && (node == pane || isWithin(node.getParent(), pane));
    }

    private static boolean isShown(@Nullable Node node) {
        return node != null && node.getScene() != null && node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }
}
