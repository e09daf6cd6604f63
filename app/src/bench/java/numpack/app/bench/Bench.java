package numpack.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import numpack.bench.BenchPage;
import numpack.bench.Benchmark;

/// Measures the window: `mvn -q -Pbench`, or one benchmark with `-Dbench=NAME`.
///
/// The toolkit is not started here: a benchmark that needs it starts it, so that the others are measured without.
public final class Bench {
    private static final List<Benchmark> ALL = List.of(new StartBenchmark(), new GridBenchmark(), new WindowBenchmark(), new SoakBenchmark());

    private Bench() {}

    /// @param args the page to write, the command that was given, and the benchmarks' names or nothing
    public static void main(String[] args) throws IOException, InterruptedException {
        new BenchPage(Path.of(args[0]), args[1], System.out).run(ALL, args.length > 2 ? args[2] : "");
        // A toolkit that a benchmark started would keep the process alive.
        System.exit(0);
    }
}
