package numpack.app.shell.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.grid.GridView;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.session.SampleSession;
import numpack.app.session.pack.DraftVerb;
import numpack.app.shell.ShellViewModel;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What undo, redo and a click in Review or History show.
class TabPlaceTest {
    private static final byte[] ONE = {1, 0, 0, 0};

    @TempDir
    private Path folder;

    private SampleSession sample;
    private ShellViewModel shell;
    private TabArea tabs;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.INT32, 1000, 80).with("labels", DType.INT32, 1000)
                .with("cubes", DType.INT32, 50, 7, 9);
        shell = new ShellViewModel(sample.sessions, new ScriptedDialogs(),
                new WorkspaceStore(new AppFolders(folder.resolve("data")), sample.runner), () -> { });
        tabs = Screens.onFx(() -> {
            var area = SampleTabs.area(sample);
            Screens.theme(ThemeChoice.LIGHT).install(new Scene(new VBox(new Button(), area), 700, 420));
            return area;
        });
    }

    @AfterEach
    void close() {
        Screens.onFx(() -> {
            sample.close();
            return null;
        });
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void anUndoneEditIsScrolledToAndSelected() {
        edit(draft -> draft.setCells("features", CellEdits.of(700, 60, ONE)));
        onTab("features", grid -> grid.select(GridSelection.at(3, 2)));
        undo();

        onTab("features", grid -> {
            assertEquals(List.of(GridRange.of(new GridSpot(700, 60))), grid.getSelection().ranges());
            assertEquals(new GridSpot(700, 60), grid.getSelection().cursor());
            assertTrue(grid.firstSeen().row() > 600 && grid.firstSeen().row() <= 700, () -> "scrolled to " + grid.firstSeen());
            assertTrue(grid.firstSeen().column() > 10, () -> "scrolled to " + grid.firstSeen());
        });
    }

    @Test
    void anArrayWhoseTabIsClosedIsOpenedForIt() {
        edit(draft -> draft.setCells("labels", CellEdits.of(900, 0, ONE)));
        Screens.onFx(() -> sample.tab("features"));
        undo();
        onFront("labels", grid -> assertEquals(new GridSpot(900, 0), grid.getSelection().cursor()));
        Screens.onFx(() -> {
            sample.sessions.close(sample.sessions.currentTabProperty().get());
            shell.redo();
            return null;
        });
        onFront("labels", grid -> assertEquals(new GridSpot(900, 0), grid.getSelection().cursor()));
    }

    @Test
    void theSliceIsTurnedToThePlace() {
        edit(draft -> draft.setCells("cubes", CellEdits.of(20, 4 * 9 + 5, ONE)));
        onTab("cubes", grid -> text("[3:10, 0, :]"));
        undo();
        onFront("cubes", grid -> {
            assertEquals("[:, 4, :]", text(), "the axis that was not shown goes there, and the part without it is shown whole");
            assertEquals(new GridSpot(20, 5), grid.getSelection().cursor());
        });
    }

    @Test
    void aSliceInWhichThePlaceIsSeenStays() {
        edit(draft -> draft.setCells("features", CellEdits.of(20, 5, ONE)));
        onTab("features", grid -> text("[20:0:-2, 5:10]"));
        undo();
        onFront("features", grid -> {
            assertEquals("[20:0:-2, 5:10]", text());
            assertEquals(new GridSpot(0, 0), grid.getSelection().cursor());
        });
    }

    @Test
    void anAxisThatStandsAmongTheChangedCellsStays() {
        edit(draft -> draft.fill("cubes", new Region(RowSet.range(4, 9), Box.of(Slice.all(7), Slice.of(2, 4))), ONE));
        onTab("cubes", grid -> text("[:, :, 3]"));
        undo();
        onFront("cubes", grid -> {
            assertEquals("[:, :, 3]", text());
            assertEquals(List.of(new GridRange(4, 8, 0, 6)), grid.getSelection().ranges());
        });
    }

    @Test
    void rowsThatCameBackAreSelectedAsRowsAndRowsThatWentAreScrolledTo() {
        edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(300, 301, 500))));
        Screens.onFx(() -> sample.tab("labels"));
        undo();
        onFront("labels", grid -> assertEquals(List.of(GridRange.rows(500, 500), GridRange.rows(300, 301)), grid.getSelection().ranges()));
        Screens.onFx(() -> {
            shell.redo();
            return null;
        });
        onFront("labels", grid -> {
            assertEquals(GridSelection.at(300, 0), grid.getSelection(), "another row is not selected as if it were meant");
            assertTrue(grid.firstSeen().row() > 200, () -> "scrolled to " + grid.firstSeen());
        });
    }

    @Test
    void droppedRowsThatAreShownAreSelected() {
        edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(10))));
        edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(300))));
        undo();
        onTab("labels", grid -> sample.sessions.currentTabProperty().get().showDroppedProperty().set(true));
        Screens.onFx(() -> {
            shell.redo();
            return null;
        });
        onFront("labels", grid -> assertEquals(List.of(GridRange.rows(300, 300)), grid.getSelection().ranges()));
    }

    @Test
    void aCellOfADroppedRowIsShownAmongDroppedRows() {
        edit(draft -> draft.setCells("features", CellEdits.of(20, 5, ONE)));
        var step = sample.pack.getState().steps().getLast();
        edit(draft -> draft.dropRows(Map.of("features", RowSet.of(19, 20))));
        show(step);
        onFront("features", grid -> {
            assertTrue(sample.sessions.currentTabProperty().get().showDroppedProperty().get());
            assertEquals(new GridSpot(20, 5), grid.getSelection().cursor());
        });
    }

    @Test
    void ofAnAppendThatIsUndoneTheEndIsShown() {
        edit(draft -> draft.appendBlankRows("labels", 5, ONE));
        undo();
        onFront("labels", grid -> assertEquals(GridSelection.at(999, 0), grid.getSelection()));
        Screens.onFx(() -> {
            shell.redo();
            return null;
        });
        onFront("labels", grid -> assertEquals(List.of(GridRange.rows(1000, 1004)), grid.getSelection().ranges()));
    }

    @Test
    void ofSeveralArraysTheOneInFrontIsShown() {
        edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(3), "features", RowSet.of(3))));
        Screens.onFx(() -> sample.tab("labels"));
        undo();
        onFront("labels", grid -> assertEquals(List.of(GridRange.rows(3, 3)), grid.getSelection().ranges()));
    }

    @Test
    void rowsAlongTheColumnsAreSelectedAsColumns() {
        edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3))));
        onTab("features", grid -> {
            var look = sample.sessions.currentTabProperty().get();
            look.axesProperty().set(look.axesProperty().get().swapped());
        });
        undo();
        onFront("features", grid -> assertEquals(List.of(GridRange.columns(3, 3)), grid.getSelection().ranges()));
    }

    @Test
    void theFocusStaysWhereItIsWhileAnotherTabIsLookedAt() {
        edit(draft -> draft.setCells("features", CellEdits.of(20, 5, ONE)));
        var step = sample.pack.getState().steps().getLast();
        Screens.onFx(() -> {
            sample.tab("features");
            sample.tab("labels");
            var list = ((VBox) tabs.getParent()).getChildren().getFirst();
            list.requestFocus();
            sample.sessions.showChange(sample.pack, step);
            tabs.getScene().getRoot().layout();
            assertEquals(list, tabs.getScene().getFocusOwner());
            return null;
        });
    }

    private void edit(DraftVerb verb) {
        Screens.onFx(() -> {
            sample.pack.edit(verb);
            return null;
        });
    }

    private void undo() {
        Screens.onFx(() -> {
            shell.undo();
            return null;
        });
    }

    private void show(Step step) {
        Screens.onFx(() -> {
            sample.sessions.showChange(sample.pack, step);
            return null;
        });
    }

    private void text(String slice) {
        var look = sample.sessions.currentTabProperty().get();
        look.axesProperty().set(look.axesProperty().get().withText(slice));
    }

    private String text() {
        return sample.sessions.currentTabProperty().get().axesProperty().get().text();
    }

    private void onTab(String array, Looking looking) {
        Screens.onFx(() -> sample.tab(array));
        onFront(array, looking);
    }

    private void onFront(String array, Looking looking) {
        Screens.onFx(() -> {
            assertEquals(array, sample.sessions.currentTabProperty().get().arrayProperty().get().name());
            tabs.getScene().getRoot().applyCss();
            tabs.getScene().getRoot().layout();
            looking.at(SampleTabs.grid(tabs, sample));
            return null;
        });
    }

    private interface Looking {
        void at(GridView grid);
    }
}
