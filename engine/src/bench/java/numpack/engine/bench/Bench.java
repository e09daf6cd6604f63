package numpack.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import numpack.bench.BenchPage;
import numpack.bench.Benchmark;

/// Measures the engine: `mvn -q -Pbench`, or one benchmark with `-Dbench=NAME`.
public final class Bench {
    private static final List<Benchmark> ALL = List.of(new MachineBenchmark(), new OpenBenchmark(), new ReadingBenchmark(), new SmallBenchmark(), new RowsBenchmark(),
            new CompactionBenchmark(), new DraftBenchmark(), new KillBenchmark(), new ConcurrencyBenchmark(), new FindBenchmark(), new SummaryBenchmark());

    private Bench() {}

    /// @param args the page to write, the command that was given, and the benchmarks' names or nothing
    public static void main(String[] args) throws IOException, InterruptedException {
        new BenchPage(Path.of(args[0]), args[1], System.out).run(ALL, args.length > 2 ? args[2] : "");
    }
}
