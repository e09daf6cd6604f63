package numpack.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import numpack.bench.Benchmark;
import numpack.bench.SparsePack;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;

/// From the start of the process to the first picture of the window, each time in a new JVM with the program's own jars.
final class StartBenchmark implements Benchmark {
    private static final int RUNS = 7;
    private static final Pattern FIRST_FRAME = Pattern.compile("first frame after (\\d+) ms");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "Start of the JVM to the first frame";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Path.of("").toAbsolutePath().resolve("target"), "start");
        var cache = folder.resolve("start.aot");
        start(List.of("-XX:AOTCacheOutput=" + cache));
        var cached = List.of("-XX:AOTCache=" + cache);
        var pack = SparsePack.make(folder.resolve("start.npk"), DType.FLOAT32, Shape.of(1_000_000, 16)).toString();
        return Table.of("start", "first frame, median (best to worst)", "target")
                .row("without a cache", frames(List.of()).millis(), "")
                .row("AOT cache, as with -Prun and in the image", frames(cached).millis(), "2 s")
                .row("the same, while a pack that was named is opened", frames(cached, pack).millis(), "2 s")
                .note(platform() + ". Measured by the program itself with `-Dworkbench.firstFrame=true`, " + RUNS + " starts each.");
    }

    private static String platform() {
        var display = System.getProperty("workbench.display", "");
        return display.isEmpty() ? "On JavaFX's platform without a display" : "On an X display, drawn in software";
    }

    private static Timing frames(List<String> options, String... arguments) throws IOException, InterruptedException {
        start(options, arguments);
        var nanos = new long[RUNS];
        for (var i = 0; i < RUNS; i++) {
            nanos[i] = TimeUnit.MILLISECONDS.toNanos(start(options, arguments));
        }
        return Timing.ofNanos(nanos);
    }

    private static long start(List<String> options, String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(options);
        all.addAll(List.of("-Dworkbench.firstFrame=true", "-Dworkbench.exitAfterFirstFrame=true",
                "-Dworkbench.data=" + Path.of("target", "bench-home").toAbsolutePath()));
        var printed = Child.run(all, "numpack.app.Main", arguments);
        return printed.stream().map(FIRST_FRAME::matcher).filter(Matcher::find).map(found -> Long.valueOf(found.group(1)))
                .findFirst().orElseThrow(() -> new IOException("the program showed no frame:\n" + String.join("\n", printed)));
    }
}
