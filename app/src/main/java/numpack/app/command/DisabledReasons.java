package numpack.app.command;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Shows in a tooltip why a disabled button or menu item is disabled.
///
/// JavaFX never picks a disabled node, so it gets no mouse events and shows no tooltip; the scene still sees where the
/// mouse is, and the node is looked for by its place.
final class DisabledReasons {
    private static final String COMMAND = "numpack.app.command";
    private static final double BELOW_POINTER = 18;

    private final Tooltip tooltip = new Tooltip();
    private @Nullable Node shownFor;

    private DisabledReasons() {}

    /// Watches a scene; a second time does nothing.
    static void install(Scene scene) {
        if (scene.getProperties().putIfAbsent(DisabledReasons.class, true) == null) {
            var reasons = new DisabledReasons();
            scene.addEventFilter(MouseEvent.MOUSE_MOVED, event -> reasons.moved(scene, event));
            scene.addEventFilter(MouseEvent.MOUSE_EXITED, event -> reasons.hide());
            scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> reasons.hide());
        }
    }

    static void mark(Node node, Command command) {
        node.getProperties().put(COMMAND, command);
    }

    static void mark(MenuItem item, Command command) {
        item.getProperties().put(COMMAND, command);
        item.parentPopupProperty().subscribe(popup -> {
            if (popup != null) {
                install(popup.getScene());
            }
        });
    }

    private void moved(Scene scene, MouseEvent event) {
        Node under = disabledAt(scene.getRoot(), event.getSceneX(), event.getSceneY());
        if (under == null) {
            hide();
            return;
        }
        Command command = commandOf(under).get();
        if (command.getWhyDisabled().isEmpty()) {
            hide();
        } else if (under != shownFor) {
            hide();
            shownFor = under;
            tooltip.setText(command.getWhyDisabled());
            tooltip.show(under, event.getScreenX(), event.getScreenY() + BELOW_POINTER);
        }
    }

    private void hide() {
        tooltip.hide();
        shownFor = null;
    }

    private static @Nullable Node disabledAt(Node within, double sceneX, double sceneY) {
        if (!within.isVisible() || !within.contains(within.sceneToLocal(sceneX, sceneY))) {
            return null;
        }
        // menu items are greyed without being disabled as nodes, so the command is asked
        if (commandOf(within).filter(command -> !command.isEnabled()).isPresent()) {
            return within;
        }
        if (within instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = disabledAt(child, sceneX, sceneY);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Optional<Command> commandOf(Node node) {
        Object found = node.getProperties().get(COMMAND);
        // the node of a menu item carries its item
        if (found == null && node.getProperties().get(MenuItem.class) instanceof MenuItem item) {
            found = item.getProperties().get(COMMAND);
        }
        return found instanceof Command command ? Optional.of(command) : Optional.empty();
    }
}
