package numpack.app.shell.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;
import numpack.app.prefs.WorkspaceState.PanelState;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class PanelAreaTest {
    private final Button historyButton = Screens.onFx(() -> new Button());
    private final Region explorer = new Region();
    private final Region details = new Region();
    private final Region history = new VBox(historyButton);
    private final Region review = new Region();
    private final Button middle = Screens.onFx(() -> new Button());
    private final Panels panels = Screens.onFx(() -> new Panels(List.of(
            Panel.of("explorer", Feather.SIDEBAR, PanelSide.LEFT, explorer), Panel.of("details", Feather.INFO, PanelSide.RIGHT, details),
            Panel.of("history", Feather.CLOCK, PanelSide.RIGHT, history),
            Panel.of("review", Feather.LIST, PanelSide.BOTTOM, review).hiddenAtFirst())));
    private final PanelArea area = Screens.onFx(() -> new PanelArea(panels, middle));
    private final Scene scene = Screens.onFx(() -> {
        middle.setMinSize(0, 0);
        area.setManaged(false);
        var made = new Scene(new Pane(area), 1400, 600);
        Screens.theme(ThemeChoice.LIGHT).install(made);
        return made;
    });

    @Test
    void sidesAreAsWideAsIsWantedInAWindowOfAnyWidth() {
        resize(1400, 600);
        assertEquals(272, stack("left").getWidth());
        assertEquals(320, stack("right").getWidth());
        assertEquals(272, middle.getLayoutX());
        assertEquals(1400 - 272 - 320, middle.getWidth());
        panels.bringBack(Map.of("left", new PanelState(400, true), "right", new PanelState(250, true)));
        resize(1900, 600);
        assertEquals(400, stack("left").getWidth());
        assertEquals(250, stack("right").getWidth());
    }

    @Test
    void aSideWithoutPanelsLeavesNoGapAndKeepsItsWidth() {
        panels.bringBack(Map.of("left", new PanelState(400, true)));
        resize(1400, 600);
        show("explorer", false);
        layOut();
        assertEquals(0, middle.getLayoutX());
        show("explorer", true);
        layOut();
        assertEquals(400, stack("left").getWidth());
        assertEquals(320, stack("right").getWidth());
    }

    @Test
    void sidesGiveWayInANarrowWindowAndComeBackInAWideOne() {
        panels.bringBack(Map.of("left", new PanelState(400, true)));
        resize(1400, 600);
        resize(1060, 600);
        assertEquals(660, middle.getWidth(), 2);
        assertTrue(stack("left").getWidth() < 400);
        assertEquals(400, panels.states().get("left").width(), "as wide as it is wanted");
        resize(1400, 600);
        assertEquals(400, stack("left").getWidth());
        assertEquals(320, stack("right").getWidth());
    }

    @Test
    void inANarrowWindowThePanelThatIsOpenedIsWholeAndSoIsTheMiddle() {
        for (double width : new double[] {960, 720}) {
            resize(width, 600);
            show("details", true);
            resize(width + 1, 600);
            assertTrue(stack("right").getWidth() >= 220 && stack("right").getLayoutX() + stack("right").getWidth() <= width + 1);
            assertFalse(stack("left").isVisible(), "it makes way at " + width);
            assertIsWhole(width + 1, stack("right"));
            show("explorer", true);
            layOut();
            assertFalse(stack("right").isVisible(), "it makes way at " + width);
            assertIsWhole(width + 1, stack("left"));
        }
    }

    private void assertIsWhole(double width, Region beside) {
        double room = width - beside.getWidth();
        assertEquals(room, middle.getWidth(), 1);
        assertTrue(middle.getWidth() >= Math.min(660, width - 220) - 1, "%.0f of %.0f".formatted(middle.getWidth(), room));
    }

    @Test
    void panelsFoldAlsoInAFrameThatGivesItsContentWhatThatAsksFor() {
        Screens.onFx(() -> {
            area.setManaged(true);
            var frame = new BorderPane(new StackPane(area));
            frame.setManaged(false);
            scene.setRoot(new Pane(frame));
            for (double width : new double[] {1400, 960, 720}) {
                frame.resize(width, 600);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                assertEquals(width, area.getWidth(), "its right edge is in the window");
            }
            assertFalse(panel("explorer").shownProperty().get());
            return null;
        });
    }

    @Test
    void theEdgeOfTheBottomIsDraggedAndStaysWithinTheWindow() {
        show("review", true);
        resize(1400, 600);
        assertEquals(240, stack("bottom").getHeight());
        assertEquals(360, middle.getHeight());
        var edge = edge(PanelSide.BOTTOM);
        drag(edge, 700, 250);
        assertEquals(350, stack("bottom").getHeight());
        drag(edge, 700, 10);
        assertEquals(440, stack("bottom").getHeight(), "what is above stays in sight");
        drag(edge, 700, 590);
        assertEquals(120, stack("bottom").getHeight());
        drag(edge(PanelSide.LEFT), 300, 100);
        assertEquals(300, stack("left").getWidth());
        drag(edge(PanelSide.RIGHT), 1000, 100);
        assertEquals(400, stack("right").getWidth());
        drag(edge(PanelSide.RIGHT), 10, 100);
        assertEquals(660, middle.getWidth(), "what is between stays in sight");
        show("review", false);
        layOut();
        assertFalse(stack("bottom").isVisible());
        assertEquals(600, middle.getHeight());
        assertFalse(review.isVisible(), "nobody looks");
    }

    @Test
    void theLastOpenPanelTakesWhatIsLeftAndTheBorderBetweenTwoIsDragged() {
        details.setPrefHeight(150);
        resize(1400, 600);
        var upper = (PanelFrame) details.getParent();
        assertEquals(150, details.getHeight());
        assertEquals(600, upper.getHeight() + ((PanelFrame) history.getParent()).getHeight());

        var border = stack("right").getChildrenUnmodifiable().stream().filter(node -> node.getStyleClass().contains("panel-edge")).findFirst().orElseThrow();
        drag(border, 1300, upper.getHeight() + 100);
        assertEquals(250, details.getHeight(), 1);
        assertEquals(600, upper.getHeight() + ((PanelFrame) history.getParent()).getHeight());
        assertEquals(250, panels.states().get("details").width(), 1);
    }

    @Test
    void theLastOpenPanelGivesWayFirst() {
        details.setPrefHeight(150);
        history.setPrefHeight(400);
        resize(1400, 400);
        assertEquals(150, details.getHeight());
        assertEquals(400, ((PanelFrame) details.getParent()).getHeight() + ((PanelFrame) history.getParent()).getHeight());
        resize(1400, 260);
        assertEquals(84, history.getHeight(), "the least that is of use");
        assertEquals(260, ((PanelFrame) details.getParent()).getHeight() + ((PanelFrame) history.getParent()).getHeight());
    }

    @Test
    void aFoldedPanelIsItsHeaderAndAnotherTakesItsRoom() {
        resize(1400, 600);
        panels.fold(panel("details"));
        layOut();
        var frame = (PanelFrame) details.getParent();
        assertEquals(frame.headHeight(), frame.getHeight());
        assertFalse(details.isVisible());
        assertEquals(600 - frame.getHeight(), ((PanelFrame) history.getParent()).getHeight());

        panels.move(panel("history"), PanelSide.LEFT);
        layOut();
        assertTrue(details.isVisible(), "alone in its column, a header only would be of no use");
    }

    @Test
    void theBottomIsNoHigherThanItsHeadersWhileAllAreFolded() {
        show("review", true);
        resize(1400, 600);
        panels.fold(panel("review"));
        layOut();
        assertTrue(stack("bottom").getHeight() < 50, "height " + stack("bottom").getHeight());
        assertEquals(600 - stack("bottom").getHeight(), middle.getHeight());
    }

    @Test
    void whereThereIsNoRoomForAllThoseThatWereUsedLastAreOpen() {
        show("history", true);
        resize(1400, 180);
        assertTrue(history.isVisible());
        assertFalse(details.isVisible());
        assertFalse(panel("details").shownProperty().get(), "its button asks for it");
        show("details", true);
        layOut();
        assertTrue(details.isVisible());
        assertFalse(history.isVisible());
        resize(1400, 600);
        assertTrue(details.isVisible() && history.isVisible());
    }

    @Test
    void aHeaderThatIsDraggedToAnotherSideMovesItsPanelThere() {
        resize(1400, 600);
        var head = history.getParent().getChildrenUnmodifiable().getFirst();
        Screens.onFx(() -> {
            var target = area.lookup(".panel-target");
            mouse(head, MouseEvent.MOUSE_PRESSED, 1200, 300);
            mouse(head, MouseEvent.MOUSE_DRAGGED, 700, 300);
            assertFalse(target.isVisible(), "there is no side in the middle");
            mouse(head, MouseEvent.MOUSE_DRAGGED, 700, 580);
            assertTrue(target.isVisible());
            mouse(head, MouseEvent.MOUSE_RELEASED, 700, 580);
            assertFalse(target.isVisible());
            return null;
        });
        layOut();
        assertEquals(PanelSide.BOTTOM, panel("history").side);
        assertSame(stack("bottom"), history.getParent().getParent());

        Screens.onFx(() -> {
            mouse(head, MouseEvent.MOUSE_PRESSED, 700, 400);
            mouse(head, MouseEvent.MOUSE_RELEASED, 701, 400);
            return null;
        });
        assertTrue(panel("history").isFolded, "a click folds");
    }

    @Test
    void theFocusGoesToTheFirstControlOfAViewAndFromAHiddenPanelToTheMiddle() {
        resize(1400, 600);
        Screens.onFx(() -> {
            middle.requestFocus();
            explorer.getParent().requestFocus();
            assertSame(middle, scene.getFocusOwner(), "there is nothing to focus");
            history.getParent().requestFocus();
            assertSame(historyButton, scene.getFocusOwner());
            panel("history").shownProperty().set(false);
            assertSame(middle, scene.getFocusOwner());
            return null;
        });
    }

    @Test
    void theKeysForPanesPassOverFoldedPanels() {
        show("review", true);
        resize(1400, 600);
        assertEquals(List.of(explorer.getParent(), middle, review.getParent(), details.getParent(), history.getParent()), area.stops());
        panels.fold(panel("review"));
        layOut();
        assertEquals(List.of(explorer.getParent(), middle, details.getParent(), history.getParent()), area.stops());
    }

    private ShownPanel panel(String name) {
        return panels.all().stream().filter(panel -> panel.panel().name().equals(name)).findFirst().orElseThrow();
    }

    private void show(String name, boolean isWanted) {
        Screens.onFx(() -> {
            panel(name).shownProperty().set(isWanted);
            return null;
        });
    }

    private Region stack(String side) {
        return (Region) area.getChildrenUnmodifiable().stream().filter(node -> node.getStyleClass().contains("panel-stack-" + side)).findFirst().orElseThrow();
    }

    private Region edge(PanelSide side) {
        var edges = area.getChildrenUnmodifiable().stream().filter(node -> node.getStyleClass().contains("panel-edge")).toList();
        return (Region) edges.get(side.ordinal());
    }

    private void drag(Node edge, double x, double y) {
        Screens.onFx(() -> {
            mouse(edge, MouseEvent.MOUSE_DRAGGED, x, y);
            return null;
        });
        layOut();
    }

    private static void mouse(Node node, EventType<MouseEvent> type, double x, double y) {
        Event.fireEvent(node, new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false,
                false, null));
    }

    private void resize(double width, double height) {
        Screens.onFx(() -> {
            area.resize(width, height);
            return null;
        });
        layOut();
    }

    private void layOut() {
        Screens.onFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return null;
        });
    }
}
