package numpack.engine.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Random;
import numpack.bench.Benchmark;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;

/// Whether opening a pack and reading a window of it depend on how much there is.
final class OpenBenchmark implements Benchmark {
    private static final long[] ROWS = {1_000, 4_000_000_000L};
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
        var table = Table.of("float32 arrays of 16 columns", "median (best to worst)");
        var folder = Folders.make("open");
        try {
            for (long rows : ROWS) {
                var path = SparsePack.make(folder.resolve(rows + ".npk"), DType.FLOAT32, Shape.of(rows, COLUMNS));
                table.row("open, %,d rows".formatted(rows), Timing.of(5, RUNS, () -> Pack.open(path, PackOptions.standard()).close()).millis());
                try (var pack = Pack.open(path, PackOptions.standard())) {
                    table.row("read %d rows somewhere in %,d".formatted(WINDOW_ROWS, rows), window(pack, rows).millis());
                }
            }
            var many = folder.resolve("many.npk");
            try (var pack = Pack.create(many, PackOptions.standard()); var transaction = pack.begin()) {
                for (int i = 0; i < ARRAYS; i++) {
                    transaction.create("array" + i, DType.FLOAT32, Shape.of(10, COLUMNS), new byte[Float.BYTES]);
                }
                transaction.commit(Progress.NONE);
            }
            table.row("open %,d arrays".formatted(ARRAYS), Timing.of(2, 9, () -> Pack.open(many, PackOptions.standard()).close()).millis());
        } finally {
            Folders.delete(folder);
        }
        return table;
    }

    private static Timing window(Pack pack, long rows) throws IOException, InterruptedException {
        var source = pack.array(SparsePack.ARRAY).source();
        var into = NdArray.allocate(DType.FLOAT32, Shape.of(WINDOW_ROWS, COLUMNS));
        var random = new Random(1);
        var box = new ArrayList<>(Slice.allOf(source.shape()));
        return Timing.of(2_000, 2_001, () -> {
            box.set(0, Slice.of(random.nextLong(rows - WINDOW_ROWS), WINDOW_ROWS));
            source.read(box, into.segment());
        });
    }
}
