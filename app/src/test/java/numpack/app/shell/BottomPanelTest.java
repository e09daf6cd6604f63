package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import numpack.app.prefs.WorkspaceState.PanelState;
import numpack.app.style.Screens;
import org.junit.jupiter.api.Test;

class BottomPanelTest {
    private final Region list = new Region();
    private final BottomPanel panel = new BottomPanel(list);

    @Test
    void itsEdgeIsDraggedAndStaysWithinTheWindow() {
        Screens.onFx(() -> {
            var scene = scene();
            assertEquals(240, panel.getHeight());
            drag(250);
            layOut(scene);
            assertEquals(350, panel.getHeight());
            drag(10);
            layOut(scene);
            assertEquals(440, panel.getHeight(), "what is above stays in sight");
            drag(590);
            layOut(scene);
            assertEquals(120, panel.getHeight());
            return null;
        });
    }

    @Test
    void itsHeightComesBackAndItIsGoneWithItsContent() {
        Screens.onFx(() -> {
            panel.bringBack(new PanelState(300, true));
            var scene = scene();
            assertEquals(300, panel.getHeight());
            assertEquals(new PanelState(300, true), panel.state());
            list.setVisible(false);
            layOut(scene);
            assertFalse(panel.isVisible());
            assertFalse(panel.isManaged());
            return null;
        });
    }

    private Scene scene() {
        var whole = new BorderPane(new Region());
        whole.setBottom(panel);
        var scene = new Scene(whole, 800, 600);
        layOut(scene);
        return scene;
    }

    private void drag(double toY) {
        Node edge = panel.getTop();
        Event.fireEvent(edge, new MouseEvent(MouseEvent.MOUSE_DRAGGED, 400, toY, 400, toY, MouseButton.PRIMARY, 1, false, false, false, false, true, false,
                false, false, false, false, null));
    }

    private static void layOut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }
}
