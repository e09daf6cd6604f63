package numpack.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import numpack.bench.Benchmark;
import numpack.bench.Table;

/// Random keys and clicks, as `SoakBench` does them, and the memory that they leave taken.
final class SoakBenchmark implements Benchmark {
    private static final int ACTIONS = 3_000;

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String title() {
        return "Memory after " + ACTIONS + " random keys and clicks";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Path.of("").toAbsolutePath().resolve("target"), "soak");
        var table = Table.of("what", "measured", "target");
        for (var cells : Child.measured(memoryOptions(), "numpack.app.SoakBench", folder.toString(), Integer.toString(ACTIONS), seed())) {
            table.row((Object[]) cells);
        }
        return table.note("Seed " + seed() + ". Live: after collections. The program's own memory options: `" + String.join(" ", memoryOptions())
                + "`. Dialogs are opened and closed, packs saved, closed and opened again among them.");
    }

    /// Other seeds meet other faults: `-Dbench.seed=9`.
    private static String seed() {
        return System.getProperty("bench.seed");
    }

    /// How the program is started by `-Prun` and by the installer.
    private static List<String> memoryOptions() {
        return Arrays.stream(System.getProperty("bench.memory").split(" ")).filter(option -> !option.isEmpty()).toList();
    }
}
