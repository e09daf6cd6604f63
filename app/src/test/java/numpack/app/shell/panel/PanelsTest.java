package numpack.app.shell.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;
import numpack.app.prefs.WorkspaceState.PanelState;
import numpack.app.style.Screens;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class PanelsTest {
    private final Panels panels = Screens.onFx(() -> new Panels(List.of(
            Panel.of("explorer", Feather.SIDEBAR, PanelSide.LEFT, new Region()),
            Panel.of("details", Feather.INFO, PanelSide.RIGHT, new Region()),
            Panel.of("history", Feather.CLOCK, PanelSide.RIGHT, new Region()),
            Panel.of("review", Feather.LIST, PanelSide.BOTTOM, new Region()).hiddenAtFirst())));

    @Test
    void aFirstStartShowsWhatIsMeantToBeShownWhereItIsAtHome() {
        assertEquals(List.of("explorer", "details", "history"), shown());
        assertEquals(List.of("details", "history"), at(PanelSide.RIGHT));
        assertEquals(List.of(272.0, 320.0, 240.0), List.of(panels.size(PanelSide.LEFT), panels.size(PanelSide.RIGHT), panels.size(PanelSide.BOTTOM)));
    }

    @Test
    void inANarrowWindowTheRightMakesWayFirstAndComesBack() {
        panels.fit(960);
        assertEquals(List.of("explorer"), shown());
        assertTrue(panels.states().get("details").isShown(), "the user wants it");
        panels.fit(720);
        assertEquals(List.of(), shown());
        panels.fit(1400);
        assertEquals(List.of("explorer", "details", "history"), shown());
    }

    @Test
    void whereThereIsRoomForOneSideItIsTheOneThatWasOpenedLast() {
        panels.fit(960);
        show("details", true);
        assertEquals(List.of("details", "history"), shown());
        panels.fit(961);
        assertEquals(List.of("details", "history"), shown(), "it stays");
        show("explorer", true);
        assertEquals(List.of("explorer"), shown());
        assertTrue(panels.states().get("details").isShown(), "it comes back where there is room");
        panels.fit(1400);
        assertEquals(List.of("explorer", "details", "history"), shown());
    }

    @Test
    void whereThereIsRoomForNoneAPanelThatIsOpenedStaysAndTheOtherSideMakesWay() {
        panels.fit(720);
        show("history", true);
        panels.fit(721);
        assertEquals(List.of("history"), shown(), "it alone, not all that are at its side");
        show("explorer", true);
        assertEquals(List.of("explorer"), shown());
        show("explorer", false);
        assertEquals(List.of(), shown());
        panels.fit(1400);
        assertEquals(List.of("details", "history"), shown(), "closed by hand");
    }

    @Test
    void theBottomIsThereInAWindowOfAnyWidth() {
        panels.fit(500);
        show("review", true);
        assertEquals(List.of("review"), shown());
        show("details", true);
        assertEquals(List.of("details", "review"), shown());
    }

    @Test
    void aPanelThatIsMovedIsSeenWhereItGoes() {
        panels.fit(720);
        panels.move(panel("history"), PanelSide.BOTTOM);
        assertEquals(List.of("history"), shown());
        assertEquals(List.of("history"), at(PanelSide.BOTTOM));
        panels.move(panel("history"), PanelSide.LEFT);
        assertEquals(List.of("history"), at(PanelSide.LEFT));
        panels.fit(1400);
        assertEquals(List.of("explorer", "history"), at(PanelSide.LEFT));
    }

    @Test
    void aFoldedPanelIsNotSeenAndAskingForItUnfoldsIt() {
        panels.fold(panel("details"));
        assertEquals(List.of("explorer", "history"), shown());
        assertEquals(List.of("details", "history"), at(PanelSide.RIGHT), "its header is there");
        show("details", true);
        assertEquals(List.of("explorer", "details", "history"), shown());

        panels.squeeze(panel("details"), true);
        assertEquals(List.of("explorer", "history"), shown());
        assertFalse(panels.states().get("details").isFolded(), "the user has not folded it");
    }

    @Test
    void panelsComeBackAsTheyWere() {
        panels.move(panel("history"), PanelSide.BOTTOM);
        panels.fold(panel("history"));
        panel("details").height = 200;
        show("explorer", false);
        show("review", true);
        panels.resize(PanelSide.RIGHT, 400);
        var kept = panels.states();

        var next = new PanelsTest();
        next.panels.bringBack(kept);
        assertEquals(kept, next.panels.states());
        assertEquals(List.of("details", "review"), next.shown());
        assertEquals(List.of("history", "review"), next.at(PanelSide.BOTTOM));
        assertEquals(400, next.panels.size(PanelSide.RIGHT));
    }

    @Test
    void whatAnOlderVersionKeptIsWidthsAndWhatWasShown() {
        panels.bringBack(Map.of("explorer", new PanelState(400, true), "details", new PanelState(250, false), "bottom", new PanelState(300, true)));
        assertEquals(List.of(400.0, 250.0, 300.0), List.of(panels.size(PanelSide.LEFT), panels.size(PanelSide.RIGHT), panels.size(PanelSide.BOTTOM)));
        assertEquals(List.of("explorer", "history"), shown());
        assertEquals(0, panels.states().get("explorer").width(), "a height it never had");
    }

    @Test
    void whatMakesNoSenseIsAsAtFirst() {
        panels.bringBack(Map.of("explorer", new PanelState(9, true, false, "above"), "left", new PanelState(0, true), "stranger", new PanelState(1, true)));
        assertEquals(List.of("explorer"), at(PanelSide.LEFT));
        assertEquals(180, panels.size(PanelSide.LEFT), "the least that is of use");
    }

    private ShownPanel panel(String name) {
        return panels.all().stream().filter(panel -> panel.panel().name().equals(name)).findFirst().orElseThrow();
    }

    private void show(String name, boolean isWanted) {
        panel(name).shownProperty().set(isWanted);
    }

    private List<String> shown() {
        return panels.all().stream().filter(panel -> panel.shownProperty().get()).map(panel -> panel.panel().name()).toList();
    }

    private List<String> at(PanelSide side) {
        return panels.at(side).stream().map(panel -> panel.panel().name()).toList();
    }
}
