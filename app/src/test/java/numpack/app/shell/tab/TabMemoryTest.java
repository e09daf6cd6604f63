package numpack.app.shell.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.stage.Stage;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.TabState;
import numpack.app.prefs.TabState.TablePlace;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.session.SampleSession;
import numpack.app.shell.LastSession;
import numpack.app.style.Screens;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tabs in a real tab area, left and brought back.
class TabMemoryTest {
    @TempDir
    Path folder;

    @Test
    void axesPlaceWidthsAndZoomComeBack() {
        Screens.onFx(() -> {
            try (var sample = new SampleSession(folder).with("images", DType.UINT8, 3, 400, 50)) {
                var area = area(sample);
                var last = last(sample, area);
                var tab = sample.sessions.showSlice(sample.pack, sample.array("images"), "[2, :, :]");
                tab.axesProperty().set(tab.axesProperty().get().swapped());
                var grid = SampleTabs.grid(area, tab);
                grid.columnWidths().setAll(Map.of(7L, 111.0));
                grid.setZoom(1.5);
                grid.frozenColumnsProperty().set(2);
                grid.select(GridSelection.at(11, 301));
                grid.scrollTo(new GridSpot(10, 300));

                last.keep();
                sample.close();
                last.bringBack(() -> { });

                var back = sample.sessions.tabs().getFirst();
                var axes = back.axesProperty().get();
                assertEquals(List.of(2, 1), List.of(axes.rowAxis(), axes.columnAxis()));
                assertEquals(2, axes.index(0));
                var seen = SampleTabs.grid(area, back);
                assertEquals(Map.of(7L, 111.0), seen.columnWidths().toMap());
                assertEquals(1.5, seen.zoomProperty().get());
                assertEquals(2, seen.frozenColumnsProperty().get());
                assertEquals(new GridSpot(11, 301), seen.getSelection().cursor());
                assertEquals(new GridSpot(10, 300), seen.firstSeen());
                sample.sessions.close(sample.sessions.packs().getFirst(), () -> { });
            }
            return null;
        });
    }

    @Test
    void droppedRowsAreShownAgainAndCount() {
        Screens.onFx(() -> {
            try (var sample = new SampleSession(folder).with("a", DType.FLOAT32, 100, 2)) {
                sample.pack.edit(draft -> draft.dropRows(Map.of("a", RowSet.range(0, 50))));
                var area = area(sample);
                var memory = new TabMemory(area);
                var tab = sample.tab("a");
                tab.showDroppedProperty().set(true);
                SampleTabs.grid(area, tab).select(GridSelection.at(99, 1));
                var state = memory.describe(tab);
                sample.sessions.close(tab);

                var back = sample.tab("a");
                memory.bringBack(back, state);

                assertEquals(true, back.showDroppedProperty().get());
                assertEquals(new GridSpot(99, 1), SampleTabs.grid(area, back).getSelection().cursor());
            }
            return null;
        });
    }

    @Test
    void aPlaceThatTheArrayHasNoMoreIsTheNearestThereIs() {
        Screens.onFx(() -> {
            try (var sample = new SampleSession(folder).with("a", DType.FLOAT32, 5, 2)) {
                var area = area(sample);
                var tab = sample.tab("a");
                new TabMemory(area).bringBack(tab, new TabState("", "a", "", 7, 9, false,
                        new TablePlace(1L << 50, 1L << 40, 1L << 50, 1L << 40, 64, 1, Map.of())));
                assertEquals(new GridSpot(4, 1), SampleTabs.grid(area, tab).getSelection().cursor());
                assertEquals(List.of(0, 1), List.of(tab.axesProperty().get().rowAxis(), tab.axesProperty().get().columnAxis()));
            }
            return null;
        });
    }

    private static TabArea area(SampleSession sample) {
        var area = SampleTabs.area(sample);
        var stage = new Stage();
        stage.setScene(new Scene(area, 900, 600));
        return area;
    }

    private LastSession last(SampleSession sample, TabArea area) {
        return new LastSession(sample.sessions, new WorkspaceStore(new AppFolders(folder.resolve("data")), sample.runner), sample.runner,
                sample.failures::add, new TabMemory(area));
    }
}
