package numpack.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import numpack.bench.Benchmark;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.change.Durability;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// Drops from large arrays, each one commit. Beside NumPack small commits are measured by [SmallBenchmark].
final class RowsBenchmark implements Benchmark {
    private static final long ROWS = 10_000_000;
    private static final int DROPPED = 100_000;

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public String title() {
        return "Dropping rows";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var table = Table.of("one commit", "median (best to worst)", "wished");
        var folder = Folders.make("rows");
        try {
            // First, while the heap is as small as when a program has just started.
            ManyRows.measure(table, folder);
            table.row("drop %,d of %,d rows here and there, `DURABLE`".formatted(DROPPED, ROWS), drop(folder.resolve("drop.npk")).millis(), "300 ms");
        } finally {
            Folders.delete(folder);
        }
        return table;
    }

    private static Timing drop(Path path) throws IOException, InterruptedException {
        var random = new Random(1);
        try (var pack = large(path)) {
            return Timing.of(1, 7, () -> {
                var rows = RowSet.builder();
                random.longs(DROPPED, 0, ROWS).distinct().sorted().forEach(rows::add);
                try (var transaction = pack.begin()) {
                    transaction.drop("x", rows.build()).commit(Progress.NONE);
                }
            });
        }
    }

    private static Pack large(Path path) throws IOException {
        var pack = Pack.create(path, PackOptions.standard().withDurability(Durability.DURABLE));
        try (var transaction = pack.begin()) {
            transaction.create("x", DType.FLOAT32, Shape.of(ROWS, 1), new byte[Float.BYTES]).commit(Progress.NONE);
        }
        return pack;
    }
}
