package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import numpack.app.prefs.WorkspaceState.PanelState;
import numpack.app.style.Screens;
import org.junit.jupiter.api.Test;

class SidePanelsTest {
    private final Region explorer = new Region();
    private final Region middle = new Region();
    private final Region details = new Region();

    @Test
    void aFirstStartHasTheUsualWidths() {
        Screens.onFx(() -> {
            var panels = new SidePanels(explorer, middle, details);
            shown(panels, 1400);
            assertEquals(272, explorer.getWidth(), 6);
            assertEquals(320, details.getWidth(), 6);
            return null;
        });
    }

    @Test
    void widthsAreThoseThatWereKeptInAWindowOfAnyWidth() {
        Screens.onFx(() -> {
            var panels = new SidePanels(explorer, middle, details);
            panels.bringBack(Map.of("explorer", new PanelState(400, true), "details", new PanelState(250, true)));
            shown(panels, 1900);
            assertEquals(400, explorer.getWidth(), 6);
            assertEquals(250, details.getWidth(), 6);
            return null;
        });
    }

    @Test
    void aHiddenPanelLeavesNoGapAndKeepsItsWidth() {
        Screens.onFx(() -> {
            var panels = new SidePanels(explorer, middle, details);
            panels.bringBack(Map.of("explorer", new PanelState(400, true)));
            var scene = shown(panels, 1400);
            panels.explorerShownProperty().set(false);
            layOut(scene);
            assertEquals(0, middle.getBoundsInParent().getMinX(), 1);
            assertEquals(400, panels.states().get("explorer").width(), 1);
            assertFalse(panels.states().get("explorer").isShown());

            panels.explorerShownProperty().set(true);
            layOut(scene);
            assertEquals(400, explorer.getWidth(), 6);
            assertEquals(320, details.getWidth(), 6);
            return null;
        });
    }

    @Test
    void panelsGiveWayInANarrowWindowAndComeBackInAWideOne() {
        Screens.onFx(() -> {
            var panels = new SidePanels(explorer, middle, details);
            panels.bringBack(Map.of("explorer", new PanelState(400, true)));
            panels.setManaged(false);
            var scene = new Scene(new Pane(panels));
            panels.resize(1400, 600);
            layOut(scene);
            panels.resize(1060, 600);
            layOut(scene);
            assertEquals(660, middle.getWidth(), 6);
            assertEquals(400, panels.states().get("explorer").width(), "as wide as it is wanted");

            panels.resize(1400, 600);
            layOut(scene);
            assertEquals(400, explorer.getWidth(), 6);
            assertEquals(320, details.getWidth(), 6);
            return null;
        });
    }

    @Test
    void panelsFoldByThemselvesBeforeTheMiddleIsTooNarrowAndComeBack() {
        Screens.onFx(() -> {
            var panels = new SidePanels(explorer, middle, details);
            panels.setManaged(false);
            var scene = new Scene(new Pane(panels));
            resize(panels, scene, 960);
            assertTrue(panels.explorerShownProperty().get());
            assertFalse(panels.detailsShownProperty().get());
            assertTrue(middle.getWidth() >= 660, "middle " + middle.getWidth());
            assertTrue(panels.states().get("details").isShown(), "the user wants it");

            resize(panels, scene, 720);
            assertFalse(panels.explorerShownProperty().get());
            assertEquals(720, middle.getWidth(), 4);

            resize(panels, scene, 1400);
            assertTrue(panels.explorerShownProperty().get());
            assertTrue(panels.detailsShownProperty().get());
            assertEquals(272, explorer.getWidth(), 6);
            return null;
        });
    }

    @Test
    void aPanelThatIsOpenedByHandInANarrowWindowStaysAndIsWhole() {
        Screens.onFx(() -> {
            var panels = new SidePanels(explorer, middle, details);
            panels.setManaged(false);
            var scene = new Scene(new Pane(panels));
            resize(panels, scene, 720);
            panels.detailsShownProperty().set(true);
            resize(panels, scene, 721);
            assertTrue(panels.detailsShownProperty().get());
            assertTrue(details.getBoundsInParent().getMaxX() <= 721, "right edge at " + details.getBoundsInParent().getMaxX());
            assertTrue(details.getWidth() >= 220);

            panels.detailsShownProperty().set(false);
            resize(panels, scene, 1400);
            assertFalse(panels.detailsShownProperty().get(), "closed by hand");
            return null;
        });
    }

    @Test
    void inANarrowWindowThePanelThatIsOpenedLastIsSeenAndTheMiddleIsWhole() {
        Screens.onFx(() -> {
            var panels = new SidePanels(explorer, middle, details);
            panels.setManaged(false);
            var scene = new Scene(new Pane(panels));
            for (double width : new double[] {960, 720}) {
                resize(panels, scene, width);
                panels.detailsShownProperty().set(true);
                layOut(scene);
                assertFalse(panels.explorerShownProperty().get(), "it makes way at " + width);
                assertIsWhole(width, details);
                resize(panels, scene, width + 1);
                assertTrue(panels.detailsShownProperty().get(), "it stays");
                assertFalse(panels.explorerShownProperty().get());

                panels.explorerShownProperty().set(true);
                layOut(scene);
                assertFalse(panels.detailsShownProperty().get(), "it makes way at " + width);
                assertIsWhole(width + 1, explorer);
                assertTrue(panels.states().get("details").isShown(), "it comes back where there is room");
            }
            resize(panels, scene, 1400);
            assertTrue(panels.explorerShownProperty().get() && panels.detailsShownProperty().get());
            return null;
        });
    }

    @Test
    void panelsFoldAlsoInAFrameThatGivesItsContentWhatThatAsksFor() {
        Screens.onFx(() -> {
            var panels = new SidePanels(explorer, middle, details);
            var frame = new BorderPane(new StackPane(panels));
            frame.setManaged(false);
            var scene = new Scene(new Pane(frame));
            for (double width : new double[] {1400, 960, 720}) {
                frame.resize(width, 600);
                layOut(scene);
                assertEquals(width, panels.getWidth(), "its right edge is in the window");
            }
            assertFalse(panels.explorerShownProperty().get());
            return null;
        });
    }

    private void assertIsWhole(double width, Region beside) {
        double room = width - beside.getWidth();
        assertTrue(middle.getWidth() <= room && middle.getWidth() >= Math.min(660, room - 4), "%.0f of %.0f".formatted(middle.getWidth(), room));
        assertTrue(middle.getBoundsInParent().getMinX() >= 0 && middle.getBoundsInParent().getMaxX() <= width + 0.5);
    }

    @Test
    void aPartOfTheDetailsIsTickedWhileItIsSeenAndAskingForItShowsTheDetails() {
        var part = new SimpleBooleanProperty(true);
        var panel = new SimpleBooleanProperty(false);
        var shown = new PartShown(part, panel);
        assertFalse(shown.get(), "nothing is to be seen of it");
        shown.set(true);
        assertTrue(panel.get() && part.get() && shown.get());
        shown.set(false);
        assertFalse(part.get());
        assertTrue(panel.get(), "the rest stays");
        panel.set(false);
        shown.set(true);
        assertTrue(panel.get() && part.get() && shown.get());
        panel.set(false);
        assertFalse(shown.get());
    }

    private static void resize(SidePanels panels, Scene scene, double width) {
        panels.resize(width, 600);
        layOut(scene);
    }

    @Test
    void aPanelThatWasHiddenStaysHidden() {
        Screens.onFx(() -> {
            var panels = new SidePanels(explorer, middle, details);
            panels.bringBack(Map.of("details", new PanelState(500, false)));
            shown(panels, 1400);
            assertFalse(panels.getItems().contains(details));
            assertEquals(new PanelState(500, false), panels.states().get("details"));
            return null;
        });
    }

    private static Scene shown(SidePanels panels, double width) {
        var scene = new Scene(panels, width, 600);
        layOut(scene);
        return scene;
    }

    private static void layOut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().layout();
    }
}
