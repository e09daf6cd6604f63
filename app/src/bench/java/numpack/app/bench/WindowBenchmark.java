package numpack.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import numpack.bench.Benchmark;
import numpack.bench.Table;

/// What a person waits for in the whole window, as `WindowBench` tells: once at the pace of the screen, once as fast as
/// frames can follow each other.
final class WindowBenchmark implements Benchmark {
    private static final String MAIN = "numpack.app.WindowBench";

    @Override
    public String name() {
        return "window";
    }

    @Override
    public String title() {
        return "The whole window";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Path.of("").toAbsolutePath().resolve("target"), "window");
        var table = Table.of("what", "theme", "measured", "target");
        for (var cells : Child.measured(List.of(), MAIN, folder.toString(), "waits")) {
            table.row((Object[]) cells);
        }
        table.note("Waits: window of 1280 x 800, median (best to worst) of 7, the first one in a program that has just started among them; up to "
                + "the moment at which the picture has been drawn. Keys begin where JavaFX hands them to the window, at moments spread evenly between two pictures.");
        if (System.getProperty("workbench.display", "").isEmpty()) {
            return table.note("Frames: not measured, for JavaFX's platform without a display has room for 1000 x 1000 only. Name one.");
        }
        for (var cells : Child.measured(List.of("-Djavafx.animation.fullspeed=true"), MAIN, folder.toString(), "frames")) {
            table.row((Object[]) cells);
        }
        return table.note("Frames: window so large that the table is 1200 x 800, numbers of 8 and 9 digits, median (95 % of 200 are quicker than), "
            + "without the cap of 60 a second.");
    }
}
