package numpack.app.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;

/// The fields in which something is being typed that becomes an edit when they close. JavaFX thread only.
///
/// Saving, closing, switching or moving the focus would ignore what is in such a field. So every command of the catalogue
/// finishes them before it runs, and so does every press of the mouse outside of them; if a text cannot be taken, neither happens, and
/// the field says why. Nothing else has to think of it.
public final class OpenEdits {
    private final Set<Edit> open = new LinkedHashSet<>();
    private final Set<Edit> changed = new LinkedHashSet<>();
    private final ReadOnlyBooleanWrapper hasChanges = new ReadOnlyBooleanWrapper(this, "hasChanges");

    /// A field that is open.
    public interface Edit {
        /// Takes what was typed and closes the field, or shows why that cannot be.
        ///
        /// @return whether it is closed
        boolean finish();

        /// Whether presses of the mouse on this node are the field's own affair.
        boolean contains(Node node);
    }

    /// How a field stands.
    public enum State {
        /// Open, as it was opened.
        UNCHANGED,
        /// Open, with something else in it.
        CHANGED,
        CLOSED
    }

    /// Takes note of how a field stands.
    public void report(Edit edit, State state) {
        note(open, edit, state != State.CLOSED);
        note(changed, edit, state == State.CHANGED);
        hasChanges.set(!changed.isEmpty());
    }

    /// Whether something was typed that is no edit yet.
    public ReadOnlyBooleanProperty hasChangesProperty() {
        return hasChanges.getReadOnlyProperty();
    }

    /// Finishes all that is open.
    ///
    /// @return whether nothing is open any more
    public boolean finish() {
        return List.copyOf(open).stream().allMatch(Edit::finish);
    }

    /// Lets presses of the mouse in a scene finish what is open elsewhere; what cannot be finished holds the whole click back.
    void watch(Scene scene) {
        scene.addEventFilter(MouseEvent.ANY, new Clicks()::seen);
    }

    private static void note(Set<Edit> edits, Edit edit, boolean isIn) {
        if (isIn) {
            edits.add(edit);
        } else {
            edits.remove(edit);
        }
    }

    /// The presses in one scene. Some controls act when the button is let go, so that goes with the press.
    private final class Clicks {
        private boolean isHeldBack;

        void seen(MouseEvent event) {
            if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
                isHeldBack = !open.isEmpty() && isElsewhere(event) && !finish();
            }
            if (isHeldBack && (event.getEventType() == MouseEvent.MOUSE_PRESSED || event.getEventType() == MouseEvent.MOUSE_DRAGGED
                    || event.getEventType() == MouseEvent.MOUSE_RELEASED || event.getEventType() == MouseEvent.MOUSE_CLICKED)) {
                event.consume();
            }
        }

        private boolean isElsewhere(MouseEvent event) {
            return !(event.getTarget() instanceof Node node) || open.stream().noneMatch(edit -> edit.contains(node));
        }
    }
}
