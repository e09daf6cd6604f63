package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import numpack.app.command.Commands;
import numpack.app.command.OpenEdits;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.grid.number.NumberFormats;
import numpack.app.grid.paste.PasteMemory;
import numpack.app.grid.space.GridSelection;
import numpack.app.grid.space.GridSpot;
import numpack.app.grid.table.ArrayTableView;
import numpack.app.grid.table.TableCommands;
import numpack.app.prefs.ArrayFormats;
import numpack.app.session.RowChoice;
import numpack.app.session.SampleSession;
import numpack.app.style.Screens;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
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
                tabs.currentTableProperty().get().grid().requestFocus();
                assertEquals("labels", sample.sessions.meantArrayProperty().get().name(), "round " + round);
            }
            return null;
        });
    }

    @Test
    void wholeRowsAreToldFromCellsAndFromSlices() {
        Screens.onFx(() -> {
            var tabs = tabs();
            var choice = tabs.rowChoice();
            assertEquals(RowChoice.NO_TABLE, choice.getValue());
            sample.tab("features");
            var grid = tabs.currentTableProperty().get().grid();
            grid.select(GridSelection.at(3, 2).extendedTo(new GridSpot(5, 4)));
            assertEquals(RowChoice.CELLS, choice.getValue());
            grid.select(GridSelection.at(3, 2).wholeRowsOfActive());
            assertEquals(RowChoice.WHOLE_ROWS, choice.getValue());
            var look = tabs.currentLookProperty().get();
            look.axesProperty().set(look.axesProperty().get().withText("[7, :]"));
            assertEquals(RowChoice.NOT_IN_SIGHT, choice.getValue());
            return null;
        });
    }

    @Test
    void everythingInTheTableInFrontIsSelectedByACommand() {
        Screens.onFx(() -> {
            var tabs = tabs();
            var commands = new Commands();
            new TableCommands(commands, tabs.currentTableProperty()).register();
            assertFalse(commands.get("grid.selectAll").isEnabled(), "no table is in front");
            sample.tab("features");
            var grid = tabs.currentTableProperty().get().grid();
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
            var grid = tabs.currentTableProperty().get().grid();
            grid.select(GridSelection.at(2, 0).extendedTo(new GridSpot(4, 0)).wholeRowsOfActive());
            var rows = tabs.rowSelection().orElseThrow().rows();
            assertEquals(RowSet.of(2, 4), rows.live());
            assertEquals(RowSet.of(3), rows.dropped());

            var look = tabs.currentLookProperty().get();
            look.axesProperty().set(look.axesProperty().get().withText("[7, :]"));
            assertEquals(Optional.empty(), tabs.rowSelection());
            return null;
        });
    }

    @Test
    void noTableIsInFrontWhileThereIsNoCurrentTab() {
        Screens.onFx(() -> {
            var tabs = tabs();
            var scene = new Scene(new VBox(tabs), 600, 400);
            var tab = sample.tab("features");
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            sample.sessions.currentTabProperty().set(null);
            scene.getRoot().layout();
            assertNull(tabs.currentTableProperty().get(), "commands would act on a table that is not seen");
            assertEquals(1, tabs.getTabs().size());
            sample.sessions.currentTabProperty().set(tab);
            assertSame(tabs.gridOf(tab), tabs.currentTableProperty().get().grid());
            return null;
        });
    }

    private TabArea tabs() {
        return new TabArea(sample.sessions,
                new ArrayTableView.Services(sample.runner, sample.tasks, new ScriptedDialogs(), new OpenEdits(), new PasteMemory(), new NumberFormats(new SimpleObjectProperty<>(ArrayFormats.NONE)), sample.failures::add, () -> { }));
    }
}
