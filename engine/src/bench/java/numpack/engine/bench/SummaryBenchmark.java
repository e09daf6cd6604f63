package numpack.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import numpack.bench.Benchmark;
import numpack.bench.Peer;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.StoredArray;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.summary.distribution.DistinctValues;
import numpack.engine.summary.distribution.Histogram;
import numpack.engine.summary.distribution.Quantiles;
import numpack.engine.summary.rows.RowNumber;
import numpack.engine.summary.rows.RowNumbers;
import numpack.engine.summary.statistics.StatisticsScan;
import numpack.engine.work.Progress;

/// Statistics of a large cached array, beside `dd` and NumPy over a memmap of the same file. The three take turns.
final class SummaryBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int CHUNK_ROWS = 1 << 16;
    private static final int COLUMNS = 128;
    /// Of 32 MiB each: 4 GB, which fit the cache of a small machine beside everything else.
    private static final int CHUNKS = Integer.getInteger("workbench.bench.chunks", 128);
    private static final int LABEL_CHUNKS = 8;
    private static final String PEER = """
            import sys, time, numpy as np
            x = np.memmap(sys.argv[1], dtype="float32", mode="r")
            for line in sys.stdin:
                verb, number, times = line.split()
                start = time.perf_counter_ns()
                if verb == "mean":
                    np.mean(x, dtype=np.float64)
                elif verb == "std":
                    np.std(x, dtype=np.float64)
                else:
                    np.histogram(x, 64, (-4, 4))
                print(time.perf_counter_ns() - start)
            """;

    @Override
    public String name() {
        return "summary";
    }

    @Override
    public String title() {
        return "Statistics of a large array";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var folder = Folders.make("summary");
        try (var pack = Pack.create(folder.resolve("x.npk"), PackOptions.standard())) {
            var floats = fill(pack, "x", NdArrays.wrap(normal(), CHUNK_ROWS, COLUMNS), CHUNKS);
            var file = dataFile(folder.resolve("x.npk"));
            var labels = fill(pack, "labels", NdArrays.wrap(new Random(2).ints(1 << 23, 0, 1000).toArray()), LABEL_CHUNKS);
            long bytes = floats.dataBytes();
            var table = Table.of("float32 (%d, %d), %.1f GB, cached".formatted(floats.shape().rowCount(), COLUMNS, bytes / 1e9), "median (best to worst)", "rate", "of dd's rate", "wished");
            measure(table, floats.source(), labels.source(), file);
            return table;
        } finally {
            Folders.delete(folder);
        }
    }

    private static void measure(Table table, LazySource floats, LazySource labels, Path file) throws IOException, InterruptedException {
        long bytes = Files.size(file);
        List<Long> dd = new ArrayList<>();
        List<Long> scans = new ArrayList<>();
        List<Long> mean = new ArrayList<>();
        List<Long> std = new ArrayList<>();
        List<Long> histogram = new ArrayList<>();
        var peer = Peer.named();
        try (var numPy = peer.isPresent() ? peer.get().talk(PEER, file.toString()) : null) {
            var warm = new StatisticsScan(floats);
            warm.run(Progress.NONE);
            for (int round = 0; round < ROUNDS; round++) {
                dd.add(dd(file));
                scans.add(time(() -> new StatisticsScan(floats).run(Progress.NONE)));
                if (numPy != null) {
                    mean.add(Long.parseLong(numPy.ask("mean 0 1")));
                    std.add(Long.parseLong(numPy.ask("std 0 1")));
                    histogram.add(Long.parseLong(numPy.ask("histogram 0 1")));
                }
            }
            double reference = (double) bytes / Turns.median(dd);
            row(table, "`dd bs=1M`", dd, bytes, reference, "");
            row(table, "counts, extremes, moments, constant rows", scans, bytes, reference, "90 %");
            var statistics = warm.soFar();
            row(table, "five quantiles", times(() -> Quantiles.of(floats, statistics, Progress.NONE, 0.02, 0.25, 0.5, 0.75, 0.98)), bytes, reference, "");
            row(table, "histogram of 64 bins", times(() -> Histogram.of(floats, -4, 4, 64, Progress.NONE)), bytes, reference, "");
            row(table, "sums and extremes of each row", times(() -> RowNumbers.of(floats, Set.of(RowNumber.SUM, RowNumber.MAX), Progress.NONE)), bytes, reference, "");
            row(table, "distinct values of int32, 0.3 GB", times(() -> DistinctValues.of(labels, Progress.NONE)), labels.shape().elementCount() * Integer.BYTES, reference, "");
            if (numPy != null) {
                row(table, "NumPy's `mean`, float64", mean, bytes, reference, "");
                row(table, "NumPy's `std`, float64", std, bytes, reference, "");
                row(table, "NumPy's `histogram`, 64 bins", histogram, bytes, reference, "");
            } else {
                Turns.noteWithoutPeer(table);
            }
        }
    }

    private static void row(Table table, String what, List<Long> nanos, long bytes, double ddRate, String wished) {
        var timing = Timing.ofNanos(nanos.stream().mapToLong(Long::longValue).toArray());
        double share = (double) bytes / timing.medianNanos() / ddRate;
        table.row(what, timing.millis(), timing.gigabytesPerSecond(bytes), String.format(Locale.ROOT, "%.0f %%", share * 100), wished);
    }

    private interface Body {
        Object run() throws IOException;
    }

    private static List<Long> times(Body body) throws IOException {
        body.run();
        return List.of(time(body), time(body), time(body));
    }

    private static long time(Body body) throws IOException {
        long start = System.nanoTime();
        body.run();
        return System.nanoTime() - start;
    }

    private static long dd(Path file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process = new ProcessBuilder("dd", "if=" + file, "of=/dev/null", "bs=1M").redirectErrorStream(true).start();
        process.inputReader().readAllLines();
        if (process.waitFor() != 0) {
            throw new IOException("dd failed");
        }
        return System.nanoTime() - start;
    }

    private static float[] normal() {
        var random = new Random(1);
        var numbers = new float[CHUNK_ROWS * COLUMNS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static StoredArray fill(Pack pack, String name, NdArray chunk, int times) throws IOException {
        var arrays = PackArrays.of(pack);
        arrays.save(name, chunk);
        for (int i = 1; i < times; i++) {
            arrays.append(name, chunk);
        }
        return pack.array(name);
    }

    private static Path dataFile(Path pack) throws IOException {
        try (var files = Files.list(pack)) {
            return files.filter(file -> file.getFileName().toString().startsWith("data_")).findFirst().orElseThrow();
        }
    }
}
