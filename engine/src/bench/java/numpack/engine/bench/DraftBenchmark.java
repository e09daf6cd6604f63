package numpack.engine.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import numpack.bench.Benchmark;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.CellEdits;
import numpack.engine.draft.Draft;
import numpack.engine.draft.Region;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;

/// What large and many edits cost in a draft.
final class DraftBenchmark implements Benchmark {
    private static final int ROWS = 1_000_000;
    private static final int COLUMNS = 16;
    private static final int EDITS = 100_000;
    private static final int WINDOW_ROWS = 40;

    @Override
    public String name() {
        return "draft";
    }

    @Override
    public String title() {
        return "Editing a draft";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var table = Table.of("float32 (1000000, 16)", "median (best to worst)", "heap growth");
        var folder = Folders.make("draft");
        try (var pack = Pack.create(folder.resolve("x.npk"), PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                transaction.create("x", DType.FLOAT32, Shape.of(ROWS, COLUMNS), new byte[Float.BYTES]).commit(Progress.NONE);
            }
            try (var draft = Draft.open(pack, Files.createDirectory(folder.resolve("logs")))) {
                measure(draft, table);
            }
        } finally {
            Folders.delete(folder);
        }
        return table;
    }

    private static void measure(Draft draft, Table table) throws IOException, InterruptedException {
        var column = new Region(RowSet.range(0, ROWS), List.of(Slice.of(3, 1)));
        var bytes = MemorySegment.ofArray(new byte[ROWS * Float.BYTES]).fill((byte) 1);
        var fills = new long[7];
        var undoes = new long[7];
        var pastes = new long[7];
        long before = usedHeap();
        for (int run = 0; run < fills.length; run++) {
            fills[run] = nanos(() -> draft.fill("x", column, new byte[] {0, 0, (byte) 0x80, 0x3f}));
            if (run == 0) {
                table.row("heap held by one fill of 1,000,000 cells", "", "%.1f MB".formatted((usedHeap() - before) / 1e6));
            }
            undoes[run] = nanos(draft::undo);
            pastes[run] = nanos(() -> draft.write("x", column, bytes, "PASTE"));
        }
        table.row("fill 1,000,000 cells of a column", Timing.ofNanos(fills).millis(), "");
        table.row("its undo", Timing.ofNanos(undoes).millis(), "");
        table.row("paste 1,000,000 cells", Timing.ofNanos(pastes).millis(), "");
        before = usedHeap();
        var random = new Random(1);
        long edits = nanos(() -> {
            for (int i = 0; i < EDITS; i++) {
                draft.setCells("x", CellEdits.of(random.nextInt(ROWS), random.nextInt(COLUMNS), new byte[] {1, 2, 3, 4}));
            }
        });
        table.row("100,000 edits of single cells, one after the other", Timing.ofNanos(edits).millis(), "%.1f MB".formatted((usedHeap() - before) / 1e6));
        table.row("the first snapshot and window after them", Timing.ofNanos(nanos(() -> window(draft, random))).millis(), "");
        table.row("read a window of 40 rows then", Timing.of(200, 501, () -> window(draft, random)).millis(), "");
    }

    private static void window(Draft draft, Random random) throws IOException {
        var source = draft.snapshot().find("x").orElseThrow().source();
        var into = NdArray.allocate(DType.FLOAT32, Shape.of(WINDOW_ROWS, COLUMNS));
        source.read(List.of(Slice.of(random.nextInt(ROWS - WINDOW_ROWS), WINDOW_ROWS), Slice.all(COLUMNS)), into.segment());
    }

    private static long nanos(Timing.Body body) throws IOException, InterruptedException {
        long start = System.nanoTime();
        body.run();
        return System.nanoTime() - start;
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
