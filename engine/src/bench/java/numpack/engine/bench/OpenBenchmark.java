package numpack.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import numpack.bench.AnonymousMemory;
import numpack.bench.Benchmark;
import numpack.bench.SparsePack;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Whether opening a pack and reading a window of it depend on how much there is.
///
/// First what a person waits for, once and with nothing compiled or cached: open 256 GB, see its first rows, go to its last. Then the same
/// warmed up, beside a pack of a thousand rows, where the two must be alike. Last a pack of many arrays.
final class OpenBenchmark implements Benchmark {
    private static final long FEW_ROWS = 1_000;
    private static final long MANY_ROWS = 4_000_000_000L;
    private static final int COLUMNS = 16;
    private static final int WINDOW_ROWS = 40;
    private static final int ARRAYS = 10_000;
    private static final int RUNS = 51;

    @Override
    public String name() {
        return "open";
    }

    @Override
    public String title() {
        return "Opening a pack, reading a window";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var table = Table.of("float32 arrays of 16 columns", "median (best to worst)", "anonymous memory grew", "wished");
        var folder = Folders.make("open");
        try {
            var large = SparsePack.make(folder.resolve("large.npk"), DType.FLOAT32, Shape.of(MANY_ROWS, COLUMNS));
            var small = SparsePack.make(folder.resolve("small.npk"), DType.FLOAT32, Shape.of(FEW_ROWS, COLUMNS));
            first(table, large);
            warm(table, large, MANY_ROWS);
            warm(table, small, FEW_ROWS);
            var many = SparsePack.makeMany(folder.resolve("many.npk"), ARRAYS, DType.FLOAT32, Shape.of(10, COLUMNS));
            table.row("open %,d arrays".formatted(ARRAYS), Timing.of(2, 9, () -> Pack.open(many, PackOptions.standard()).close()).millis(), "", "");
        } finally {
            Folders.delete(folder);
        }
        return table.note("The wishes are for the window, from opening to painted cells; the engine's share is measured here.");
    }

    /// Each action for the first time in this process.
    private static void first(Table table, Path path) throws IOException, InterruptedException {
        var before = AnonymousMemory.bytes();
        var opened = new Pack[1];
        var opening = Timing.of(0, 1, () -> {
            opened[0] = Pack.open(path, PackOptions.standard());
            read(opened[0], 0);
        });
        try (var pack = opened[0]) {
            table.row("%,d rows for the first time: open and read %d rows".formatted(MANY_ROWS, WINDOW_ROWS), opening.millis(),
                    AnonymousMemory.growthSince(before), "300 ms, 50 MB");
            var end = Timing.of(0, 1, () -> read(pack, MANY_ROWS - WINDOW_ROWS));
            table.row("then go to the last row", end.millis(), AnonymousMemory.growthSince(before), "100 ms");
        }
    }

    private static void warm(Table table, Path path, long rows) throws IOException, InterruptedException {
        table.row("%,d rows: open".formatted(rows), Timing.of(5, RUNS, () -> Pack.open(path, PackOptions.standard()).close()).millis(), "", "");
        try (var pack = Pack.open(path, PackOptions.standard())) {
            var random = new Random(1);
            var reading = Timing.of(2_000, 2_001, () -> read(pack, random.nextLong(rows - WINDOW_ROWS)));
            table.row("%,d rows: read %d rows somewhere".formatted(rows, WINDOW_ROWS), reading.millis(), "", "");
        }
    }

    private static void read(Pack pack, long first) throws IOException {
        var source = pack.array(SparsePack.ARRAY).source();
        source.read(Box.ofRows(Slice.of(first, WINDOW_ROWS), source.shape()), NdArray.allocate(DType.FLOAT32, Shape.of(WINDOW_ROWS, COLUMNS)).segment());
    }
}
