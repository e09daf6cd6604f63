package numpack.engine.draft;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import numpack.bench.Benchmark;
import numpack.bench.Table;
import numpack.engine.Durability;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;

/// What large edits cost: a million cells at once, a hundred thousand one by one, and reading through them. Each deed is done once, on a
/// pack of ten million labels and a million rows of sixteen float32, as the window would do it.
public final class DraftBenchmark implements Benchmark {
    private static final int MILLION = 1_000_000;
    private static final int MANY = 100_000;

    private final Table table = Table.of("deed", "took", "heap grew");

    /// Prints the table without touching any page.
    public static void main(String[] args) throws IOException {
        new DraftBenchmark().run(System.out::println);
    }

    @Override
    public String name() {
        return "draft";
    }

    @Override
    public String title() {
        return "Large edits in a draft";
    }

    @Override
    public Table measure() throws IOException {
        run(_ -> { });
        return table;
    }

    private interface Deed {
        void run() throws IOException;
    }

    private interface Line {
        void print(String line);
    }

    private void run(Line line) throws IOException {
        var folder = Files.createTempDirectory("draft-bench");
        try {
            make(folder.resolve("pack"));
            deeds(folder, line);
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void make(Path folder) throws IOException {
        try (var pack = Pack.create(folder, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.create("labels", DType.UINT8, Shape.of(10L * MILLION), new byte[1]);
            transaction.create("rows", DType.FLOAT32, Shape.of(MILLION, 16), new byte[4]);
            transaction.commit(Progress.NONE);
        }
    }

    private void deeds(Path folder, Line line) throws IOException {
        var options = PackOptions.standard().withDurability(Durability.DURABLE);
        try (var pack = Pack.open(folder.resolve("pack"), options)) {
            try (var draft = Draft.open(pack, folder.resolve("logs"))) {
                large(draft, line);
                single(draft, line);
            }
            for (var time : List.of("first", "second", "third")) {
                var opened = new Draft[1];
                measured(line, "open with 100,000 pending edits and take a snapshot, " + time + " time", () -> {
                    opened[0] = Draft.open(pack, folder.resolve("logs"));
                    opened[0].snapshot();
                });
                opened[0].close();
            }
            try (var draft = Draft.open(pack, folder.resolve("logs"))) {
                measured(line, "save 100,000 cells", () -> draft.save(Progress.NONE));
                measured(line, "undo one of them after the save", draft::undo);
            }
        }
    }

    private void large(Draft draft, Line line) throws IOException {
        var column = new Region(RowSet.range(0, MILLION), List.of(Slice.of(3, 1)));
        var block = new Region(RowSet.range(0, MILLION / 16), List.of(Slice.all(16)));
        var bytes = MemorySegment.ofArray(new byte[4 * MILLION]).fill((byte) 1);
        measured(line, "fill one column of 1,000,000 rows", () -> draft.fill("rows", column, new byte[] {0, 0, -128, 63}));
        measured(line, "undo it", () -> {
            draft.undo();
            draft.snapshot();
        });
        measured(line, "redo it", () -> {
            draft.redo();
            draft.snapshot();
        });
        measured(line, "paste 1,000,000 cells", () -> draft.write("rows", block, bytes, "PASTE"));
        var window = MemorySegment.ofArray(new byte[60 * 16 * 4]);
        measured(line, "read a window of 60 x 16", () -> rows(draft).source().read(List.of(Slice.of(30_000, 60), Slice.all(16)), window));
        measured(line, "drop 100,000 scattered of 10,000,000 rows", () -> draft.dropRows(Map.of("labels", scattered())));
        measured(line, "label 100,000 scattered rows", () -> draft.fill("labels", new Region(scattered(), List.of()), new byte[] {7}));
        measured(line, "save all of it", () -> draft.save(Progress.NONE));
        measured(line, "undo the labels after the save", draft::undo);
        measured(line, "undo the drop after the save", draft::undo);
        draft.redo();
        draft.redo();
    }

    private void single(Draft draft, Line line) throws IOException {
        long[] worst = {0};
        measured(line, "100,000 labels one by one, each with a snapshot and a window", () -> {
            var window = MemorySegment.ofArray(new byte[60]);
            for (int i = 0; i < MANY; i++) {
                long start = System.nanoTime();
                long row = i * 7919L % (9L * MILLION);
                draft.setCells("labels", CellEdits.of(row, 0, new byte[] {(byte) (1 + i % 9)}));
                var labels = draft.snapshot().find("labels").orElseThrow();
                labels.source().read(List.of(Slice.of(Math.min(row, 9L * MILLION), 60)), window);
                worst[0] = Math.max(worst[0], System.nanoTime() - start);
            }
        });
        add(line, "the slowest of them", worst[0], 0);
        measured(line, "undo one", () -> {
            draft.undo();
            draft.snapshot();
        });
        draft.redo();
        var all = MemorySegment.ofArray(new byte[9 * MILLION]);
        measured(line, "read 9,000,000 labels through 100,000 edits and 100,000 drops",
                () -> draft.snapshot().find("labels").orElseThrow().source().read(List.of(Slice.of(0, 9L * MILLION)), all));
    }

    private static DraftArray rows(Draft draft) {
        return draft.snapshot().find("rows").orElseThrow();
    }

    private static RowSet scattered() {
        var rows = RowSet.builder();
        for (long i = 0; i < MANY; i++) {
            rows.add(i * 97);
        }
        return rows.build();
    }

    private void measured(Line line, String what, Deed deed) throws IOException {
        long before = heap();
        long start = System.nanoTime();
        deed.run();
        long nanos = System.nanoTime() - start;
        add(line, what, nanos, heap() - before);
    }

    private void add(Line line, String what, long nanos, long bytes) {
        var took = String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
        var grew = String.format(Locale.ROOT, "%.1f MB", Math.max(0, bytes) / 1e6);
        table.row(what, took, grew);
        line.print(what + ": " + took + ", " + grew);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
