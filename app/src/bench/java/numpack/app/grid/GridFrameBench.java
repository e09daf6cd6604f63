package numpack.app.grid;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import numpack.app.grid.space.GridSelection;
import numpack.app.grid.space.GridSpot;
import numpack.app.style.Fonts;
import numpack.app.style.Theme;
import numpack.app.style.ThemeChoice;

/// Measures what a frame of the grid costs: 40 x 12 cells and more, 10^12 rows, 100 000 columns, both themes.
///
/// Run it with `-Djavafx.animation.fullspeed=true -Dprism.order=sw`: then the time between two pulses is that of a frame.
public final class GridFrameBench extends Application {
    private static final int FRAMES = 200;
    private static final int WARM_UP = 120;

    private GridView grid;
    private SampleModel model;
    private Theme theme;
    private int scenario;
    private int frame;
    private long before;
    private final long[] times = new long[FRAMES];

    /// Starts it.
    public static void main(String[] args) {
        launch(args);
    }

    @Override
    public void start(Stage stage) {
        Fonts.load();
        theme = new Theme(Platform.getPreferences().colorSchemeProperty());
        model = new SampleModel(1_000_000_000_000L, 100_000);
        for (long row = 0; row < 200_000; row += 7) {
            model.edits.put(new GridSpot(row, row % 12), "1.5");
            model.states.put(new GridSpot(row, row % 11), CellState.NAN.bit());
        }
        for (long row = 3; row < 200_000; row += 11) {
            model.dropped.add(row);
        }
        grid = new GridView(model);
        var scene = new Scene(grid, 1200, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        new Timer().start();
    }

    private static final String[] NAMES = {"scroll 3 rows, plain", "page, plain", "columns", "jump", "scroll 3 rows, states",
        "page, states", "scroll 10 px", "arrow down, selecting", "scroll 3 rows, all selected"};

    private void step(int index) {
        var plain = 500_000_000_000L;
        IntConsumer[] actions = {
            i -> { if (i == 0) { grid.goTo(plain, 40); } grid.scrollBy(0, 72); },
            i -> { if (i == 0) { grid.goTo(plain, 40); } grid.scrollBy(0, 31 * 24); },
            i -> { if (i == 0) { grid.goTo(plain, 1000); } grid.scrollBy(95, 0); },
            i -> grid.goTo((i * 7_919_777_777L) % 1_000_000_000_000L, i * 31 % 100_000),
            i -> scroll(i, 72),
            i -> scroll(i, 31 * 24),
            i -> scroll(i, 10),
            i -> { if (i == 0) { grid.goTo(0, 0); } grid.select(GridSelection.at(i % 30 + 5, 2).extendedTo(
                new GridSpot(i % 30 + 9, 6))); },
            i -> { grid.select(grid.getSelection().all()); scroll(i, 72); },
        };
        actions[scenario].accept(index);
    }

    private void scroll(int index, double pixels) {
        if (index == 0) {
            grid.goTo(0, 0);
        }
        grid.scrollBy(0, pixels);
    }

    private final class Timer extends AnimationTimer {
        private long layoutBefore;
        private long rasterBefore;

        @Override
        public void handle(long now) {
            var at = System.nanoTime();
            if (frame == WARM_UP) {
                layoutBefore = cpu("JavaFX Application Thread");
                rasterBefore = cpu("QuantumRenderer");
            }
            if (frame >= WARM_UP) {
                times[frame - WARM_UP] = at - before;
            }
            before = at;
            step(frame++);
            if (frame == FRAMES + WARM_UP) {
                report();
                frame = 0;
                scenario++;
                if (scenario == NAMES.length) {
                    scenario = 0;
                    if (theme.isDark()) {
                        Platform.exit();
                        stop();
                    } else {
                        theme.setChoice(ThemeChoice.DARK);
                    }
                }
            }
        }

        /// Processor time of a thread so far, in nanoseconds: unlike the clock it does not grow with the machine's load.
        private static long cpu(String threadName) {
            var threads = ManagementFactory.getThreadMXBean();
            for (var id : threads.getAllThreadIds()) {
                var info = threads.getThreadInfo(id);
                if (info != null && info.getThreadName().startsWith(threadName)) {
                    return threads.getThreadCpuTime(id);
                }
            }
            return 0;
        }

        private void report() {
            Arrays.sort(times);
            System.out.printf("%-6s %-28s median %5.1f ms  p95 %5.1f ms  cpu a frame: layout %5.1f ms, raster %5.1f ms%n",
                theme.isDark() ? "dark" : "light", NAMES[scenario], times[FRAMES / 2] / 1e6, times[FRAMES * 95 / 100] / 1e6,
                (cpu("JavaFX Application Thread") - layoutBefore) / 1e6 / FRAMES, (cpu("QuantumRenderer") - rasterBefore) / 1e6 / FRAMES);
        }
    }
}
