package numpack.engine.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import numpack.bench.Benchmark;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.change.Durability;
import numpack.engine.draft.Draft;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Region;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;

/// What large and many edits cost in a draft, and reading through them, on a million rows of sixteen float32 and ten million labels, `DURABLE`
/// as in the window. Actions that can be done again are done seven times; those that leave their mark are done once.
final class DraftBenchmark implements Benchmark {
    private static final int MILLION = 1_000_000;
    private static final int MANY = 100_000;
    private static final int COLUMNS = 16;
    private static final int WINDOW_ROWS = 40;
    private static final int RUNS = 7;
    private static final String ROWS = "rows";
    private static final String LABELS = "labels";

    private final Table table = Table.of("float32 (1000000, 16), uint8 (10000000,)", "median (best to worst)", "heap grew", "wished");

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
        var folder = Folders.make("draft");
        var logs = Files.createDirectory(folder.resolve("logs"));
        try (var pack = Pack.create(folder.resolve("x.npk"), PackOptions.standard().withDurability(Durability.DURABLE))) {
            try (var transaction = pack.begin()) {
                transaction.create(ROWS, DType.FLOAT32, Shape.of(MILLION, COLUMNS), new byte[Float.BYTES]);
                transaction.create(LABELS, DType.UINT8, Shape.of(10L * MILLION), new byte[1]).commit(Progress.NONE);
            }
            try (var draft = Draft.open(pack, logs)) {
                large(draft);
                drops(draft);
                single(draft);
            }
            reopened(pack, logs);
            try (var draft = Draft.open(pack, logs)) {
                million(draft);
            }
        } finally {
            Folders.delete(folder);
        }
        return table;
    }

    private void large(Draft draft) throws IOException, InterruptedException {
        var column = new Region(RowSet.range(0, MILLION), Box.of(Slice.of(3, 1)));
        var bytes = MemorySegment.ofArray(new byte[MILLION * Float.BYTES]).fill((byte) 1);
        var fills = new long[RUNS];
        var undoes = new long[RUNS];
        var pastes = new long[RUNS];
        long before = usedHeap();
        var growth = "";
        for (int run = 0; run < RUNS; run++) {
            fills[run] = nanos(() -> draft.fill(ROWS, column, new byte[] {0, 0, (byte) 0x80, 0x3f}));
            growth = run == 0 ? growthSince(before) : growth;
            undoes[run] = nanos(() -> {
                draft.undo();
                draft.snapshot();
            });
            pastes[run] = nanos(() -> draft.write(ROWS, column, bytes, "PASTE"));
        }
        table.row("fill 1,000,000 cells of a column", Timing.ofNanos(fills).millis(), growth, "2 s, 32 MB");
        table.row("its undo", Timing.ofNanos(undoes).millis(), "", "200 ms");
        table.row("paste 1,000,000 cells", Timing.ofNanos(pastes).millis(), "", "2 s");
    }

    private void drops(Draft draft) throws IOException, InterruptedException {
        var drops = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            drops[run] = nanos(() -> draft.dropRows(Map.of(LABELS, scattered())));
            draft.undo();
        }
        draft.redo();
        table.row("drop 100,000 of 10,000,000 rows here and there", Timing.ofNanos(drops).millis(), "", "300 ms");
        row("label 100,000 rows here and there", () -> draft.fill(LABELS, new Region(scattered(), Box.of()), new byte[] {7}));
        row("save all of it", () -> draft.save(Progress.NONE));
        row("undo the labels after that", draft::undo);
        row("undo the drop after that", draft::undo);
        draft.redo();
        draft.redo();
    }

    private void single(Draft draft) throws IOException, InterruptedException {
        var random = new Random(1);
        long before = usedHeap();
        var edits = new long[MANY];
        for (int i = 0; i < MANY; i++) {
            var edit = CellEdits.of(random.nextInt(MILLION), random.nextInt(COLUMNS), new byte[] {1, 2, 3, 4});
            edits[i] = nanos(() -> draft.setCells(ROWS, edit));
        }
        table.row("100,000 edits of single cells, one after the other", Timing.ofNanos(LongStream.of(edits).sum()).millis(), growthSince(before), "");
        table.row("one of the first 10,000", Timing.ofNanos(Arrays.copyOf(edits, MANY / 10)).millis(), "", "");
        table.row("one of the last 10,000", Timing.ofNanos(Arrays.copyOfRange(edits, MANY - MANY / 10, MANY)).millis(), "", "");
        row("the first snapshot and window after them", () -> window(draft, random));
        table.row("read a window of %d rows then".formatted(WINDOW_ROWS), Timing.of(200, 501, () -> window(draft, random)).millis(), "", "");
        var each = new long[MANY / 10];
        for (int i = 0; i < each.length; i++) {
            each[i] = nanos(() -> {
                draft.setCells(ROWS, CellEdits.of(random.nextInt(MILLION), random.nextInt(COLUMNS), new byte[] {4, 3, 2, 1}));
                window(draft, random);
            });
        }
        table.row("one edit more, with the snapshot and a window", Timing.ofNanos(each).millis(), "", "");
    }

    private void reopened(Pack pack, Path logs) throws IOException, InterruptedException {
        row("open the draft again with 110,000 unsaved edits, and its snapshot", () -> {
            try (var draft = Draft.open(pack, logs)) {
                draft.snapshot();
            }
        });
        try (var draft = Draft.open(pack, logs)) {
            var step = draft.unsavedSteps().get(MANY / 2);
            row("list what depends on one of them", () -> draft.dependants(step));
            row("take it out", () -> draft.revert(step));
            row("save them", () -> draft.save(Progress.NONE));
        }
    }

    private void million(Draft draft) throws IOException, InterruptedException {
        var random = new Random(2);
        draft.clearHistory();
        long before = usedHeap();
        long nanos = nanos(() -> {
            for (int i = 0; i < MILLION; i++) {
                draft.setCells(ROWS, CellEdits.of(random.nextInt(MILLION), random.nextInt(COLUMNS), new byte[] {5, 6, 7, 8}));
            }
        });
        table.row("1,000,000 edits of single cells, each a step of its own", Timing.ofNanos(new long[] {nanos}).millis(), growthSince(before),
                "10 s, 64 MB");
        row("undo one of them", () -> {
            draft.undo();
            draft.snapshot();
        });
        row("go back to before all of them", () -> {
            draft.discard();
            draft.snapshot();
        });
    }

    private static void window(Draft draft, Random random) throws IOException {
        var source = draft.snapshot().find(ROWS).orElseThrow().source();
        var into = MemorySegment.ofArray(new byte[WINDOW_ROWS * COLUMNS * Float.BYTES]);
        source.read(Box.of(Slice.of(random.nextInt(MILLION - WINDOW_ROWS), WINDOW_ROWS), Slice.all(COLUMNS)), into);
    }

    private static RowSet scattered() {
        var rows = RowSet.builder();
        for (long i = 0; i < MANY; i++) {
            rows.add(i * 97);
        }
        return rows.build();
    }

    private void row(String what, Timing.Body body) throws IOException, InterruptedException {
        table.row(what, Timing.ofNanos(nanos(body)).millis(), "", "");
    }

    private static long nanos(Timing.Body body) throws IOException, InterruptedException {
        long start = System.nanoTime();
        body.run();
        return System.nanoTime() - start;
    }

    private static String growthSince(long before) {
        return String.format(Locale.ROOT, "%.1f MB", (usedHeap() - before) / 1e6);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
