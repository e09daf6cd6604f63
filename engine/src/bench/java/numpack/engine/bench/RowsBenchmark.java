package numpack.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import numpack.bench.Benchmark;
import numpack.bench.Peer;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.change.Durability;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// Small changes of large arrays, each one commit, beside what NumPack pays for the same without any safety.
final class RowsBenchmark implements Benchmark {
    private static final long ROWS = 10_000_000;
    private static final int DROPPED = 100_000;
    private static final long PEER_ROWS = 1_000_000;
    private static final int PEER_COLUMNS = 10;
    private static final int CHANGED = 100;
    /// After fewer of them it is the compiler that is measured.
    private static final int WARM_UPS = 1_000;
    private static final int RUNS = 101;
    private static final String PEER = """
            import sys, time, numpy, numpack
            with numpack.NumPack(sys.argv[1]) as pack:
                pack.save({"x": numpy.zeros((1000000, 10), dtype="f4")})
                rows = numpy.ones((100, 10), dtype="f4")
                for verb in ("append", "replace"):
                    for run in range(1101):
                        start = time.perf_counter_ns()
                        if verb == "append":
                            pack.append({"x": rows})
                        else:
                            pack.replace({"x": rows}, slice(1000, 1100))
                        if run >= 1000:
                            print(verb, time.perf_counter_ns() - start)
            """;

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public String title() {
        return "Dropping, appending, replacing rows";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var table = Table.of("one commit", "median (best to worst)", "NumPack takes", "wished");
        var folder = Folders.make("rows");
        try {
            // First, while the heap is as small as when a program has just started.
            ManyRows.measure(table, folder);
            table.row("drop %,d of %,d rows here and there, `DURABLE`".formatted(DROPPED, ROWS), drop(folder.resolve("drop.npk")).millis(), "", "300 ms");
            var peer = Peer.named();
            var theirs = peer.isPresent() ? peer.get().run(PEER, folder.resolve("peer.npk").toString()) : List.<String>of();
            int warmUps = WARM_UPS;
            for (var durability : List.of(Durability.ATOMIC, Durability.DURABLE)) {
                try (var pack = large(folder.resolve(durability + ".npk"), durability, PEER_ROWS, PEER_COLUMNS)) {
                    var arrays = PackArrays.of(pack);
                    var rows = NdArray.allocate(DType.FLOAT32, Shape.of(CHANGED, PEER_COLUMNS));
                    var numbers = LongStream.range(1_000, 1_000 + CHANGED).toArray();
                    add(table, "append", durability, Timing.of(warmUps, RUNS, () -> arrays.append("x", rows)), theirs);
                    add(table, "replace", durability, Timing.of(warmUps, RUNS, () -> arrays.replace("x", numbers, rows)), theirs);
                }
                // The code is warm by now, and the disk needs no exercise.
                warmUps = 5;
            }
            if (peer.isEmpty()) {
                table.note("No interpreter was named, so NumPack was not measured.");
            }
        } finally {
            Folders.delete(folder);
        }
        return table.note("Append and replace: %d rows of %,d of %d float32, after %,d others. NumPack writes its index when the pack is closed, and syncs nothing."
                .formatted(CHANGED, PEER_ROWS, PEER_COLUMNS, WARM_UPS));
    }

    private static void add(Table table, String verb, Durability durability, Timing ours, List<String> lines) {
        var nanos = lines.stream().filter(line -> line.startsWith(verb + " ")).mapToLong(line -> Long.parseLong(line.substring(verb.length() + 1))).toArray();
        var theirs = nanos.length == 0 ? "" : "%s, ours takes %.0f x".formatted(Timing.ofNanos(nanos).millis(),
                (double) ours.medianNanos() / Timing.ofNanos(nanos).medianNanos());
        table.row("%s %d rows, `%s`".formatted(verb, CHANGED, durability), ours.millis(), theirs, "");
    }

    private static Timing drop(Path path) throws IOException, InterruptedException {
        var random = new Random(1);
        try (var pack = large(path, Durability.DURABLE, ROWS, 1)) {
            return Timing.of(1, 7, () -> {
                var rows = RowSet.builder();
                random.longs(DROPPED, 0, ROWS).distinct().sorted().forEach(rows::add);
                try (var transaction = pack.begin()) {
                    transaction.drop("x", rows.build()).commit(Progress.NONE);
                }
            });
        }
    }

    private static Pack large(Path path, Durability durability, long rows, int columns) throws IOException {
        var pack = Pack.create(path, PackOptions.standard().withDurability(durability));
        try (var transaction = pack.begin()) {
            transaction.create("x", DType.FLOAT32, Shape.of(rows, columns), new byte[Float.BYTES]).commit(Progress.NONE);
        }
        return pack;
    }
}
