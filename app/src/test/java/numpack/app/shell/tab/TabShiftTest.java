package numpack.app.shell.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import numpack.app.grid.GridView;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.session.SampleSession;
import numpack.app.session.ShownArray;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is typed goes to the row that the user is on, whatever happens to the rows around it.
class TabShiftTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private TabArea tabs;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.INT32, 1000, 8).with("labels", DType.INT32, 1000);
        tabs = Screens.onFx(() -> {
            var area = SampleTabs.area(sample);
            Screens.theme(ThemeChoice.LIGHT).install(new Scene(area, 700, 420));
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
    void aValueThatIsTypedAfterDroppedRowsAreShownGoesToTheRowOfTheCursor() {
        drop("labels", 10, 13);
        onTab("labels", (tab, grid) -> {
            grid.goTo(20, 0);
            tab.showDroppedProperty().set(true);
            type(grid, "77");
            assertEquals(23, touched(), "logical row 20, after three dropped ones");
            assertEquals(new GridSpot(24, 0), grid.getSelection().cursor());
            grid.goTo(20, 0);
            tab.showDroppedProperty().set(false);
            type(grid, "78");
            assertEquals(20, touched());
        });
    }

    @Test
    void theSelectionStaysOnItsRowsWhileOthersAreDroppedUndoneAndRestored() {
        onTab("features", (_, grid) -> {
            var selection = GridSelection.at(100, 2).extendedTo(new GridSpot(110, 5));
            var above = GridSelection.at(90, 2).extendedTo(new GridSpot(100, 5));
            grid.select(selection);
            sample.pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.range(50, 60))));
            assertEquals(above, grid.getSelection());
            sample.pack.undo(() -> { });
            assertEquals(selection, grid.getSelection());
            sample.pack.redo(() -> { });
            assertEquals(above, grid.getSelection());
            sample.pack.edit(draft -> draft.restoreRows(Map.of("features", RowSet.range(50, 60))));
            assertEquals(selection, grid.getSelection());
        });
    }

    @Test
    void droppedRowsLeaveTheSelection() {
        onTab("labels", (_, grid) -> {
            grid.select(GridSelection.of(GridRange.rows(10, 12)));
            sample.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.range(10, 13))));
            assertEquals(GridSelection.at(10, 0), grid.getSelection(), "the rows after them are not selected to be dropped next");
        });
    }

    @Test
    void rowsThatComeBackBetweenSelectedOnesAreNotSelected() throws IOException {
        drop("labels", 10, 13);
        onTab("labels", (_, grid) -> {
            var selection = GridSelection.of(GridRange.rows(8, 12));
            var apart = List.of(GridRange.rows(8, 9), GridRange.rows(13, 15));
            grid.select(selection);
            sample.pack.undo(() -> { });
            assertEquals(apart, grid.getSelection().ranges());
            sample.pack.redo(() -> { });
            assertEquals(List.of(GridRange.rows(8, 12)), joined(grid));
            grid.select(selection);
            sample.save();
            grid.select(selection);
            sample.pack.undo(() -> { });
            assertEquals(apart, grid.getSelection().ranges(), "a restore of saved rows");
            sample.pack.redo(() -> { });
            grid.select(selection);
            outside(other -> {
                try (var transaction = other.begin()) {
                    transaction.restore("labels", RowSet.range(10, 13));
                    transaction.drop("labels", RowSet.of(20));
                    transaction.commit(Progress.NONE);
                }
            });
            sample.pack.reload("Reload");
            assertFalse(grid.getSelection().contains(10, 0), () -> "row 10 was not selected: " + grid.getSelection());
        });
    }

    /// The selected rows as ranges that do not touch.
    private static List<GridRange> joined(GridView grid) {
        var rows = RowSet.builder();
        grid.getSelection().ranges().forEach(range -> rows.addRange(range.firstRow(), range.lastRow() + 1));
        var joined = new ArrayList<GridRange>();
        rows.build().forEachRange((from, to) -> joined.add(GridRange.rows(from, to - 1)));
        return joined;
    }

    @Test
    void aCompactionKeepsTheRowOfTheCursor() {
        drop("labels", 10, 13);
        onTab("labels", (tab, grid) -> {
            tab.showDroppedProperty().set(true);
            grid.goTo(20, 0);
            grid.select(GridSelection.at(20, 0).extendedTo(new GridSpot(30, 0)));
            sample.compact("labels");
            assertEquals(997, grid.getModel().rowCount());
            assertEquals(GridSelection.at(17, 0).extendedTo(new GridSpot(27, 0)), grid.getSelection());
        });
    }

    @Test
    void savingAndReloadingKeepThePlace() {
        drop("labels", 10, 13);
        onTab("labels", (_, grid) -> {
            grid.goTo(500, 0);
            var seen = grid.firstSeen();
            sample.pack.save("Save", _ -> true, () -> { });
            sample.pack.reload("Reload");
            assertEquals(GridSelection.at(500, 0), grid.getSelection());
            assertEquals(seen, grid.firstSeen());
        });
    }

    @Test
    void theFirstRowThatIsSeenStaysAndTheCursorStaysInSight() {
        drop("labels", 10, 13);
        onTab("labels", (tab, grid) -> {
            grid.scrollTo(new GridSpot(400, 0));
            tab.showDroppedProperty().set(true);
            assertEquals(403, grid.firstSeen().row());
        });
        drop("labels", 500, 700);
        onTab("labels", (tab, grid) -> {
            tab.showDroppedProperty().set(false);
            grid.scrollTo(new GridSpot(495, 0));
            layout();
            grid.select(GridSelection.at(500, 0));
            tab.showDroppedProperty().set(true);
            assertEquals(new GridSpot(703, 0), grid.getSelection().cursor(), "logical row 500 is after all that was dropped");
            assertEquals(698, grid.firstSeen().row(), "where it was on the screen");
        });
    }

    @Test
    void anOpenFieldStaysOnItsRow() {
        onTab("labels", (_, grid) -> {
            grid.goTo(20, 0);
            grid.requestFocus();
            typed(grid, "7");
            sample.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.range(10, 13))));
            assertTrue(grid.isEditing());
            press(grid.getScene().getFocusOwner(), KeyCode.ENTER);
            assertEquals(20, touched());
            assertEquals(new GridSpot(18, 0), grid.getSelection().cursor(), "the row after it");

            grid.requestFocus();
            typed(grid, "8");
            sample.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(21))));
            assertFalse(grid.isEditing(), "its row is dropped");
            assertTrue(sample.pack.getState().steps().getLast() instanceof Step.DropRows);
        });
    }

    @Test
    void aTabThatIsNotInFrontStaysOnItsRowToo() {
        onTab("features", (_, grid) -> grid.goTo(100, 3));
        onTab("labels", (_, _) ->
                sample.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(50), "features", RowSet.of(50)))));
        onTab("features", (_, grid) -> {
            assertEquals(new GridSpot(99, 3), grid.getSelection().cursor());
            type(grid, "77");
            assertEquals(100, touched());
        });
    }

    @Test
    void reloadingKeepsTheRowThatWasFoundAgain() {
        onTab("labels", (_, grid) -> {
            grid.goTo(500, 0);
            type(grid, "1");
            sample.save();
            grid.goTo(500, 0);
            type(grid, "77");
            grid.select(GridSelection.at(500, 0));
            compactOutside("labels", 20, 30);
            sample.pack.reload("Reload");
            assertEquals(GridSelection.at(490, 0), grid.getSelection());
            type(grid, "78");
            assertEquals(490, touched());
        });
    }

    @Test
    void reloadingKeepsTheNumberOfTheCursorAloneWhereNothingIsKnownOfItsRow() {
        onTab("features", (_, grid) -> {
            grid.select(GridSelection.at(500, 3).extendedTo(new GridSpot(510, 4)));
            compactOutside("features", 20, 30);
            sample.pack.reload("Reload");
            assertEquals(990, grid.getModel().rowCount());
            assertEquals(GridSelection.at(500, 3), grid.getSelection());
        });
    }

    @Test
    void reloadingKeepsTheRowWhereAnotherProgramHasDroppedRowsAbove() {
        onTab("features", (_, grid) -> {
            grid.select(GridSelection.at(500, 3).extendedTo(new GridSpot(510, 4)));
            outside(other -> drop(other, "features", 20, 30));
            sample.pack.reload("Reload");
            assertEquals(GridSelection.at(490, 3).extendedTo(new GridSpot(500, 4)), grid.getSelection());
        });
    }

    private void compactOutside(String array, long from, long to) throws IOException {
        outside(other -> {
            drop(other, array, from, to);
            other.compact(other.planCompaction(List.of(array)), Progress.NONE);
        });
    }

    private static void drop(Pack pack, String array, long from, long to) throws IOException {
        try (var transaction = pack.begin()) {
            transaction.drop(array, RowSet.range(from, to));
            transaction.commit(Progress.NONE);
        }
    }

    private void outside(Change change) throws IOException {
        try (var other = Pack.open(sample.pack.path(), PackOptions.standard())) {
            change.on(other);
        }
    }

    private void drop(String array, long from, long to) {
        Screens.onFx(() -> {
            sample.pack.edit(draft -> draft.dropRows(Map.of(array, RowSet.range(from, to))));
            return null;
        });
    }

    /// The physical row of the newest step.
    private long touched() {
        return switch (sample.pack.getState().steps().getLast()) {
            case Step.SetCells cells -> cells.places().row(0);
            case Step step -> throw new AssertionError("no cell was set: " + step);
        };
    }

    private static void type(GridView grid, String text) {
        grid.requestFocus();
        typed(grid, text.substring(0, 1));
        ((TextField) grid.getScene().getFocusOwner()).appendText(text.substring(1));
        press(grid.getScene().getFocusOwner(), KeyCode.ENTER);
    }

    private static void typed(GridView grid, String character) {
        Event.fireEvent(grid, new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void layout() {
        tabs.getScene().getRoot().applyCss();
        tabs.getScene().getRoot().layout();
    }

    private void onTab(String array, Looking looking) {
        Screens.onFx(() -> {
            var tab = sample.tab(array);
            layout();
            looking.at(tab, SampleTabs.grid(tabs, sample));
            return null;
        });
    }

    private interface Looking {
        void at(ShownArray tab, GridView grid) throws IOException;
    }

    /// What another program does.
    private interface Change {
        void on(Pack pack) throws IOException;
    }
}
