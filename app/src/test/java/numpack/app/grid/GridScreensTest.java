package numpack.app.grid;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.layout.StackPane;
import numpack.app.grid.model.CellState;
import numpack.app.grid.space.GridHit;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.style.Screens;
import org.junit.jupiter.api.Test;

class GridScreensTest {
    @Test
    void aGridWithCellsInEveryStateInBothThemes() throws IOException {
        Screens.shoot("grid", 880, 700, () -> {
            var grid = new GridView(everyState());
            grid.resize(880, 700);
            grid.goTo(53, 5);
            grid.select(GridSelection.at(53, 5).extendedTo(new GridSpot(56, 7)));
            grid.hover(new GridHit(GridHit.Part.CELL, 59, 3));
            return new StackPane(grid);
        });
        assertTrue(Files.size(Path.of("target/screens/grid-light.png")) > 10_000);
    }

    @Test
    void aHugeGridWithFrozenColumnsAndZoomInBothThemes() throws IOException {
        Screens.shoot("grid-zoomed", 880, 500, () -> {
            var grid = new GridView(new SampleModel(1_000_000_000_000L, 100_000));
            grid.resize(880, 500);
            grid.frozenColumnsProperty().set(2);
            grid.setZoom(1.5);
            grid.columnWidths().set(1, 60);
            grid.goTo(999_999_999_990L, 70_000);
            grid.select(GridSelection.of(GridRange.rows(999_999_999_985L, 999_999_999_987L)));
            return new StackPane(grid);
        });
        assertTrue(Files.size(Path.of("target/screens/grid-zoomed-light.png")) > 10_000);
    }

    @Test
    void aGridThatWaitsForItsCells() throws IOException {
        Screens.shoot("grid-loading", 600, 300, () -> {
            var model = new SampleModel(100, 40);
            model.isLoading = true;
            var grid = new GridView(model);
            grid.resize(600, 300);
            grid.stopBeingPatient();
            return new StackPane(grid);
        });
        assertTrue(Files.size(Path.of("target/screens/grid-loading-light.png")) > 1_000);
    }

    @Test
    void anEmptyGridSaysWhy() throws IOException {
        Screens.shoot("grid-empty", 500, 300, () -> new StackPane(new GridView(new SampleModel(0, 8))));
        assertTrue(Files.size(Path.of("target/screens/grid-empty-dark.png")) > 1_000);
    }

    private static SampleModel everyState() {
        var model = new SampleModel(1_000_000, 128);
        model.edits.put(new GridSpot(44, 2), "0.25");
        model.edits.put(new GridSpot(45, 2), "0.25");
        model.edits.put(new GridSpot(53, 5), "-0.157461");
        model.edits.put(new GridSpot(59, 1), "-1.5");
        model.edits.put(new GridSpot(49, 3), "0.000123456789012");
        model.edits.put(new GridSpot(700_000, 3), "1");
        model.dropped.add(47L);
        model.dropped.add(48L);
        model.dropped.add(300_000L);
        model.dropped.add(990_000L);
        model.texts.put(new GridSpot(50, 3), "NaN");
        model.states.put(new GridSpot(50, 3), CellState.NAN.bit());
        model.texts.put(new GridSpot(55, 6), "-Infinity");
        model.states.put(new GridSpot(55, 6), CellState.NAN.bit());
        for (var column = 0; column < 9; column++) {
            model.states.put(new GridSpot(61, column), CellState.OUT_OF_RANGE.bit());
            model.states.put(new GridSpot(62, column), CellState.LOADING.bit());
            model.states.put(new GridSpot(63, column), CellState.READ_ONLY.bit());
        }
        model.booleans.add(4L);
        model.edits.put(new GridSpot(46, 4), "true");
        model.changed();
        return model;
    }
}
