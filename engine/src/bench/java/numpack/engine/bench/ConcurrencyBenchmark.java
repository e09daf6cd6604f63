package numpack.engine.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;
import numpack.bench.Benchmark;
import numpack.bench.Table;
import numpack.blackbox.beside.BesideRun;
import numpack.blackbox.beside.WriterKind;

/// Readers beside writers, and two writers that wait for each other: whether all is of one state, and what it costs.
final class ConcurrencyBenchmark implements Benchmark {
    private static final int PROCESSES = 2;
    private static final int THREADS = 4;
    /// Each other process reads in two threads; 20,000 reads in all.
    private static final int READS = 20_000 / WriterKind.values().length / (THREADS + 2 * PROCESSES);
    private static final int LOADS = 2_000;
    private static final int COMMITS = 2_000;

    @Override
    public String name() {
        return "concurrency";
    }

    @Override
    public String title() {
        return "Readers beside writers";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var table = Table.of("1,000 x 16 int32, `ATOMIC`", "commits meanwhile", "reads", "told that the array is stale", "torn", "other exceptions");
        var folder = Folders.make("concurrency");
        try (var run = BesideRun.with(PROCESSES)) {
            for (var kind : WriterKind.values()) {
                var outcome = run.read(folder, kind, THREADS, READS);
                table.row("read beside " + kind.name().toLowerCase(Locale.ROOT), outcome.commits(), outcome.reads(), outcome.stale(), outcome.torn(),
                        outcome.trouble().isEmpty() ? "0" : outcome.trouble());
            }
            for (var kind : WriterKind.values()) {
                table.note("A load beside %s of another array: in another process %s, in another thread %s.".formatted(
                        kind.name().toLowerCase(Locale.ROOT), words(run.loadsElsewhere(folder, kind, LOADS)),
                        words(run.loadsHere(folder, kind, LOADS))));
            }
            var path = folder.resolve("append.npk");
            BesideRun.makePack(path);
            long start = System.nanoTime();
            var nanos = run.append(path, COMMITS).stream().flatMapToLong(Arrays::stream).sorted().toArray();
            table.note("%d processes x %,d appends to one array: p50 %s, p99 %s, p99.9 %s, longest %s with the wait for the lock (wished: p99.9 200 ms); %.0f commits/s."
                    .formatted(PROCESSES, COMMITS, millis(nanos, 0.5), millis(nanos, 0.99), millis(nanos, 0.999), millis(nanos, 1),
                            nanos.length / ((System.nanoTime() - start) / 1e9)));
        } finally {
            Folders.delete(folder);
        }
        return table.note("%d threads beside the writer's, and %d processes with two threads each. One read in eight opens the pack, one reloads it, one asks a held array."
                .formatted(THREADS, PROCESSES));
    }

    private static String words(BesideRun.Loads loads) {
        var alone = LongStream.of(loads.alone()).sorted().toArray();
        var beside = LongStream.of(loads.beside()).sorted().toArray();
        return "%s alone, %s beside (mean %s, %s)".formatted(millis(alone, 0.5), millis(beside, 0.5), millis(mean(alone)), millis(mean(beside)));
    }

    private static long mean(long[] nanos) {
        return LongStream.of(nanos).sum() / nanos.length;
    }

    private static String millis(long[] sorted, double part) {
        return millis(sorted[(int) Math.min(sorted.length - 1, (long) (sorted.length * part))]);
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }
}
