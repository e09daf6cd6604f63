package numpack.app.shell.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import numpack.app.command.Commands;
import numpack.app.control.DtypeChip;
import numpack.app.grid.GridView;
import numpack.app.i18n.Texts;
import numpack.app.panel.Picture;
import numpack.app.prefs.TabState.TablePlace;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.session.RowChoice;
import numpack.app.session.SampleSession;
import numpack.app.session.ShownArray;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.app.table.TableCommands;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabAreaTest {
    @TempDir
    private Path folder;

    private SampleSession sample;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.FLOAT32, 100, 8).with("labels", DType.INT32, 100);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void usingATableLetsCommandsMeanItsArray() {
        Screens.onFx(() -> {
            var tabs = tabs();
            var elsewhere = new Button();
            var scene = new Scene(new VBox(elsewhere, tabs), 600, 400);
            sample.tab("features");
            sample.tab("labels");
            // The content of a tab is in the scene when the tabs are drawn.
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            for (int round = 0; round < 2; round++) {
                elsewhere.requestFocus();
                sample.sessions.choose(sample.pack, sample.array("features"));
                assertEquals("features", sample.sessions.meantArrayProperty().get().name());
                SampleTabs.grid(tabs, sample).requestFocus();
                assertEquals("labels", sample.sessions.meantArrayProperty().get().name(), "round " + round);
            }
            return null;
        });
    }

    @Test
    void theArraySaysWhichPictureShowsIt() {
        Screens.onFx(() -> {
            var tables = SampleTabs.tables(sample);
            var ended = new ArrayList<String>();
            var plot = new Button("plot");
            var tabs = new TabArea(sample.sessions, sample.runner, List.of(new PictureKind("table", tables::picture), new PictureKind("plot",
                    _ -> new Picture(plot, plot, () -> TablePlace.FRESH, _ -> { }, () -> ended.add("plot")))));
            var scene = new Scene(new VBox(tabs), 600, 400);
            var tab = sample.tab("features");
            var grid = SampleTabs.grid(tabs, tab);
            grid.select(GridSelection.at(7, 2));
            assertNull(plot.getScene(), "made when it is asked for");

            tab.pictureProperty().set("plot");
            assertSame(scene, plot.getScene());
            assertNull(grid.getScene());
            assertEquals(GridSelection.at(7, 2), tab.getSelection());

            tab.pictureProperty().set("a picture of a later version");
            assertSame(grid, SampleTabs.grid(tabs, tab));
            assertSame(scene, grid.getScene());
            sample.sessions.close(tab);
            assertEquals(List.of("plot"), ended);
            return null;
        });
    }

    @Test
    void wholeRowsAreToldFromCellsAndFromSlices() {
        Screens.onFx(() -> {
            var tabs = tabs();
            var choice = sample.sessions.currentTabProperty().flatMap(ShownArray::rowChoice).orElse(RowChoice.NO_TABLE);
            assertEquals(RowChoice.NO_TABLE, choice.getValue());
            sample.tab("features");
            var grid = SampleTabs.grid(tabs, sample);
            grid.select(GridSelection.at(3, 2).extendedTo(new GridSpot(5, 4)));
            assertEquals(RowChoice.CELLS, choice.getValue());
            grid.select(GridSelection.at(3, 2).wholeRowsOfActive());
            assertEquals(RowChoice.WHOLE_ROWS, choice.getValue());
            var look = sample.sessions.currentTabProperty().get();
            look.axesProperty().set(look.axesProperty().get().withText("[7, :]"));
            assertEquals(RowChoice.NOT_IN_SIGHT, choice.getValue());
            return null;
        });
    }

    @Test
    void everythingInTheTableInFrontIsSelectedByACommand() {
        Screens.onFx(() -> {
            var tables = SampleTabs.tables(sample);
            var tabs = SampleTabs.area(sample, tables);
            var commands = new Commands();
            new TableCommands(commands, tables.current()).register();
            assertFalse(commands.get("grid.selectAll").isEnabled(), "no table is in front");
            sample.tab("features");
            var grid = SampleTabs.grid(tabs, sample);
            commands.get("grid.selectAll").run();
            assertEquals(grid.getSelection().all(), grid.getSelection());
            return null;
        });
    }

    @Test
    void selectedRowsAreLiveOrDroppedOnes() {
        Screens.onFx(() -> {
            var tabs = tabs();
            sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3))));
            sample.tab("features").showDroppedProperty().set(true);
            var grid = SampleTabs.grid(tabs, sample);
            grid.select(GridSelection.at(2, 0).extendedTo(new GridSpot(4, 0)).wholeRowsOfActive());
            var rows = sample.sessions.currentTabProperty().get().rowSelection().orElseThrow().rows();
            assertEquals(RowSet.of(2, 4), rows.live());
            assertEquals(RowSet.of(3), rows.dropped());

            var look = sample.sessions.currentTabProperty().get();
            look.axesProperty().set(look.axesProperty().get().withText("[7, :]"));
            assertEquals(Optional.empty(), sample.sessions.currentTabProperty().get().rowSelection());
            return null;
        });
    }

    @Test
    void noTableIsInFrontWhileThereIsNoCurrentTab() {
        Screens.onFx(() -> {
            var tables = SampleTabs.tables(sample);
            var tabs = SampleTabs.area(sample, tables);
            var scene = new Scene(new VBox(tabs), 600, 400);
            var tab = sample.tab("features");
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            sample.sessions.currentTabProperty().set(null);
            scene.getRoot().layout();
            assertNull(tables.current().getValue(), "commands would act on a table that is not seen");
            assertEquals(List.of(false), heads(tabs).stream().map(TabAreaTest::isFront).toList());
            sample.sessions.currentTabProperty().set(tab);
            assertSame(SampleTabs.grid(tabs, tab), tables.current().getValue().grid());
            return null;
        });
    }

    @Test
    void onlyTheTableInFrontIsVisibleAlsoAfterTheOnlyTabOfAPackWasClosedAndOpenedAgain() {
        sample.sessions.create(folder.resolve("other.npk"), other -> other.edit(draft -> draft.createArray("alone", DType.INT32, Shape.of(3), new byte[4])));
        var other = sample.sessions.packs().getLast();
        var alone = other.getState().snapshot().find("alone").orElseThrow();
        Screens.onFx(() -> {
            var tabs = tabs();
            var scene = new Scene(new VBox(tabs), 600, 400);
            sample.tab("features");
            var closed = sample.sessions.show(other, alone);
            sample.sessions.choose(sample.pack);
            sample.sessions.close(closed);
            sample.sessions.choose(other);
            assertEquals(Set.of(), visibleTables(scene), "the pack has no tab");

            var again = sample.sessions.show(other, alone);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            assertEquals(Set.of(SampleTabs.grid(tabs, again)), visibleTables(scene), "a hidden table would take the clicks");
            assertEquals(List.of(false, true), heads(tabs).stream().map(TabAreaTest::isFront).toList());
            sample.sessions.close(other, () -> { });
            return null;
        });
    }

    @Test
    void choosingAPackLeavesTheFocusWhereItIs() {
        sample.sessions.create(folder.resolve("other.npk"), other -> other.edit(draft -> draft.createArray("alone", DType.INT32, Shape.of(3), new byte[4])));
        var other = sample.sessions.packs().getLast();
        Screens.onFx(() -> {
            var tabs = tabs();
            var elsewhere = new Button();
            var scene = new Scene(new VBox(elsewhere, tabs), 600, 400);
            sample.sessions.show(other, other.getState().snapshot().find("alone").orElseThrow());
            sample.tab("features");
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            elsewhere.requestFocus();
            sample.sessions.choose(other);
            assertSame(elsewhere, scene.getFocusOwner());
            assertNull(sample.sessions.meantArrayProperty().get(), "the pack is meant, not its array in front");
            sample.sessions.close(other, () -> { });
            return null;
        });
    }

    @Test
    void theFocusGoesFromTableToTableAlsoWhenAChangeIsShownInAnotherTab() {
        Screens.onFx(() -> {
            var tabs = tabs();
            var choice = new Button();
            tabs.setBar(choice);
            var scene = new Scene(new VBox(tabs), 600, 400);
            sample.tab("features");
            sample.tab("labels");
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            tabs.focusPicture();
            assertSame(SampleTabs.grid(tabs, sample), scene.getFocusOwner());
            sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 0, new byte[] {0, 0, 0, 1})));
            sample.sessions.showChange(sample.pack, sample.pack.getState().nextUndo().orElseThrow());
            assertEquals("features", sample.sessions.currentTabProperty().get().arrayProperty().get().name());
            assertSame(SampleTabs.grid(tabs, sample), scene.getFocusOwner(), "not the choice of axes, which the arrows turn");
            return null;
        });
    }

    @Test
    void theFocusStaysInAListWhileItsLinesAreLookedAt() {
        Screens.onFx(() -> {
            var tabs = tabs();
            var list = new Button();
            var scene = new Scene(new VBox(list, tabs), 600, 400);
            sample.tab("features");
            sample.tab("labels");
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            list.requestFocus();
            sample.pack.edit(draft -> draft.setCells("features", CellEdits.of(5, 0, new byte[] {0, 0, 0, 1})));
            sample.sessions.showChange(sample.pack, sample.pack.getState().nextUndo().orElseThrow());
            assertEquals("features", sample.sessions.currentTabProperty().get().arrayProperty().get().name());
            assertSame(list, scene.getFocusOwner(), "Delete takes out an edit there, and drops rows in a table");
            return null;
        });
    }

    @Test
    void theArrowsGoFromHeaderToHeaderAndEnterGoesToTheTable() {
        Screens.onFx(() -> {
            var tabs = tabs();
            var scene = new Scene(new VBox(tabs), 600, 400);
            sample.tab("features");
            sample.tab("labels");
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            heads(tabs).getLast().requestFocus();
            press(heads(tabs).getLast(), KeyCode.LEFT);
            assertSame(heads(tabs).getFirst(), scene.getFocusOwner());
            assertEquals("features", sample.sessions.currentTabProperty().get().arrayProperty().get().name());
            press(heads(tabs).getFirst(), KeyCode.ENTER);
            assertSame(SampleTabs.grid(tabs, sample), scene.getFocusOwner());
            return null;
        });
    }

    @Test
    void theListOfTabsNamesDtypePackAndUnsavedEditsAndKeepsUnderscores() {
        sample.pack.edit(draft -> draft.createArray("row_ids", DType.INT64, Shape.of(3), new byte[8]));
        Screens.onFx(() -> {
            var tabs = tabs();
            sample.tab("labels");
            sample.tab("row_ids");
            var items = heads(tabs).stream().map(TabHead::menuItem).toList();
            assertEquals(List.of(Texts.of("shell.tab.item", "labels", "demo.npk"), Texts.of("shell.tab.item.unsaved", "row_ids", "demo.npk")), items.stream().map(MenuItem::getText).toList());
            assertEquals(List.of("i32", "i64"), items.stream().map(item -> ((DtypeChip) item.getGraphic()).getText()).toList());
            assertEquals(List.of(false, true), items.stream().map(item -> ((RadioMenuItem) item).isSelected()).toList());
            assertTrue(items.stream().noneMatch(MenuItem::isMnemonicParsing), "an underscore is part of the name");
            return null;
        });
    }

    @Test
    void theListOfTabsHasItsColoursAtOnceAndClosesWhenATabDoes() {
        var warnings = new ArrayList<String>();
        var css = Logger.getLogger("javafx.css");
        var listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                warnings.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Screens.onFx(() -> {
            var tabs = tabs();
            var scene = new Scene(tabs, 600, 400);
            Screens.theme(ThemeChoice.LIGHT).install(scene);
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
            sample.tab("features");
            sample.tab("labels");
            var third = sample.sessions.showSlice(sample.pack, sample.array("labels"), "[3:]");
            var list = (MenuButton) tabs.lookup(".tab-list");
            css.addHandler(listening);
            list.show();
            css.removeHandler(listening);
            var isOpen = list.isShowing();
            sample.sessions.close(third);
            var isStillOpen = list.isShowing();
            list.hide();
            stage.close();

            assertEquals(List.of(), warnings);
            assertTrue(isOpen);
            assertFalse(isStillOpen, "it would offer a tab that is closed");
            return null;
        });
    }

    @Test
    void theTabsThatWereClosedComeBackLastOneFirst() {
        Screens.onFx(() -> {
            var tabs = tabs();
            var commands = new Commands();
            new TabCommands(commands, sample.sessions, tabs).register();
            assertFalse(commands.get("shell.reopenTab").isEnabled());
            sample.tab("features");
            var grid = SampleTabs.grid(tabs, sample);
            grid.select(GridSelection.at(42, 3));
            sample.tab("labels");
            commands.get("shell.closeOtherTabs").run();
            assertEquals(List.of("labels"), names());
            assertFalse(commands.get("shell.closeOtherTabs").isEnabled());
            commands.get("shell.closeTab").run();
            assertEquals(List.of(), names());

            commands.get("shell.reopenTab").run();
            commands.get("shell.reopenTab").run();
            assertEquals(List.of("labels", "features"), names());
            assertEquals(new GridSpot(42, 3), SampleTabs.grid(tabs, sample).getSelection().cursor());
            assertFalse(commands.get("shell.reopenTab").isEnabled());
            return null;
        });
    }

    @Test
    void aTabThatIsMovedStaysInFrontAndInTheOrderOfKeys() {
        Screens.onFx(() -> {
            var tabs = tabs();
            var moved = sample.tab("features");
            sample.tab("labels");
            sample.sessions.move(moved, 1);
            assertEquals(List.of("labels", "features"), names());
            assertEquals(List.of("labels", "features"), heads(tabs).stream().map(head -> head.tab().arrayProperty().get().name()).toList());
            assertEquals(List.of(true, false), heads(tabs).stream().map(TabAreaTest::isFront).toList());
            return null;
        });
    }

    @Test
    void theHeaderInFrontStaysInSightWhenItGetsWiderOrTheRoomNarrower() {
        Screens.onFx(() -> {
            var tabs = tabs();
            var scene = new Scene(tabs, 320, 400);
            Screens.theme(ThemeChoice.LIGHT).install(scene);
            sample.tab("features");
            sample.tab("labels");
            sample.sessions.showSlice(sample.pack, sample.array("labels"), "[3:]");
            lay(tabs, 320);
            var front = heads(tabs).stream().filter(TabAreaTest::isFront).findFirst().orElseThrow();
            var line = front.getParent().getParent();
            double narrow = front.getWidth();
            assertTrue(front.getParent().getLayoutX() < 0, "there is no room for all headers");

            sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(5, 0, new byte[] {0, 0, 0, 1})));
            lay(tabs, 320);
            assertTrue(front.getWidth() > narrow, "its dot says that there are unsaved edits");
            assertTrue(line.getLayoutBounds().contains(front.getParent().localToParent(front.getBoundsInParent())), "wider");

            lay(tabs, 240);
            assertTrue(line.getLayoutBounds().contains(front.getParent().localToParent(front.getBoundsInParent())), "less room");
            return null;
        });
    }

    private static void lay(TabArea tabs, double width) {
        tabs.resize(width, 400);
        tabs.applyCss();
        tabs.layout();
    }

    private List<String> names() {
        return sample.sessions.tabs().stream().map(tab -> tab.arrayProperty().get().name()).toList();
    }

    private static List<TabHead> heads(TabArea tabs) {
        return nodes(tabs).filter(TabHead.class::isInstance).map(TabHead.class::cast).toList();
    }

    private static boolean isFront(TabHead head) {
        return head.getPseudoClassStates().contains(PseudoClass.getPseudoClass("front"));
    }

    private static Set<Node> visibleTables(Scene scene) {
        return nodes(scene.getRoot()).filter(GridView.class::isInstance).filter(TabAreaTest::isSeen).collect(Collectors.toSet());
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    private static Stream<Node> nodes(Node node) {
        return node instanceof Parent parent ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(TabAreaTest::nodes)) : Stream.of(node);
    }

    private static void press(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private TabArea tabs() {
        return SampleTabs.area(sample);
    }
}
