package numpack.app.grid;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import numpack.app.bench.FrameMeter;
import numpack.app.grid.model.CellState;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.style.Fonts;
import numpack.app.style.Theme;
import numpack.app.style.ThemeChoice;

/// Measures what a frame of the bare grid costs: 1200 x 800, 10^12 rows, 100,000 columns, both themes. Says each number in
/// one line, parted by tabs.
public final class GridFrameBench {
    private final Theme theme = new Theme(Platform.getPreferences().colorSchemeProperty());
    private final GridView grid = new GridView(model());

    private GridFrameBench() {
        var scene = new Scene(grid, 1200, 800);
        theme.install(scene);
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    /// Starts it.
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        // The toolkit would keep the process alive.
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        Platform.startup(Fonts::load);
        var made = new FutureTask<>(GridFrameBench::new);
        Platform.runLater(made);
        var bench = made.get();
        for (var choice : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            Platform.runLater(() -> bench.theme.setChoice(choice));
            for (var scenario : bench.scenarios().entrySet()) {
                var frames = FrameMeter.measure(scenario.getValue());
                System.out.printf(Locale.ROOT, "%s\t%s\t%.1f\t%.1f\t%.1f\t%.1f%n", scenario.getKey(), choice.name().toLowerCase(Locale.ROOT),
                    frames.medianMillis(), frames.p95Millis(), frames.layoutCpu(), frames.rasterCpu());
            }
        }
        System.exit(0);
    }

    private static SampleModel model() {
        var model = new SampleModel(1_000_000_000_000L, 100_000);
        for (long row = 0; row < 200_000; row += 7) {
            model.edits.put(new GridSpot(row, row % 12), "1.5");
            model.states.put(new GridSpot(row, row % 11), CellState.NAN.bit());
        }
        for (long row = 3; row < 200_000; row += 11) {
            model.dropped.add(row);
        }
        return model;
    }

    private LinkedHashMap<String, IntConsumer> scenarios() {
        var plain = 500_000_000_000L;
        var all = new LinkedHashMap<String, IntConsumer>();
        all.put("scroll 3 rows, plain", i -> scroll(i, plain, 0, 72));
        all.put("page, plain", i -> scroll(i, plain, 0, 31 * 24));
        all.put("columns", i -> scroll(i, plain, 95, 0));
        all.put("jump", i -> grid.goTo((i * 7_919_777_777L) % 1_000_000_000_000L, i * 31 % 100_000));
        all.put("scroll 3 rows, states", i -> scroll(i, 0, 0, 72));
        all.put("page, states", i -> scroll(i, 0, 0, 31 * 24));
        all.put("scroll 10 px, states", i -> scroll(i, 0, 0, 10));
        all.put("arrow down, selecting", i -> {
            scroll(i, 0, 0, 0);
            grid.select(GridSelection.at(i % 30 + 5, 2).extendedTo(new GridSpot(i % 30 + 9, 6)));
        });
        all.put("scroll 3 rows, states, all selected", i -> {
            scroll(i, 0, 0, 72);
            grid.select(grid.getSelection().all());
        });
        return all;
    }

    private void scroll(int frame, long firstRow, double x, double y) {
        if (frame == 0) {
            grid.goTo(firstRow, x == 0 ? 0 : 1000);
        }
        grid.scrollBy(x, y);
    }
}
