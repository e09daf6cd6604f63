package numpack.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import numpack.bench.Benchmark;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.StoredArray;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.stream.BatchSize;
import numpack.engine.stream.RowStream;
import numpack.engine.work.Progress;

/// Reading what is in the cache, beside NumPack in the same run: the two take turns, so that what slows the machine slows both.
final class ReadingBenchmark implements Benchmark {
    private static final long ROWS = 1_000_000;
    private static final int COLUMNS = 10;
    private static final long STREAMED_ROWS = 10_000_000;
    private static final String PEER = """
            import sys, time, numpy, numpack
            def timed(work):
                start = time.perf_counter_ns()
                work()
                return time.perf_counter_ns() - start
            def opened():
                pack = numpack.NumPack(sys.argv[1])
                pack.open()
                pack.load("x", lazy=True)
                pack.close()
            pack = numpack.NumPack(sys.argv[1])
            pack.open()
            def once(verb, number):
                if verb == "rows":
                    rows = numpy.random.randint(0, 1000000, number)
                    return timed(lambda: pack.getitem("x", rows))
                return timed(lambda: pack.load("x")) if verb == "load" else timed(opened)
            for line in sys.stdin:
                verb, number, times = line.split()
                print(sorted(once(verb, int(number)) for _ in range(int(times)))[int(times) // 2])
            """;
    /// So often in a row, of which the median counts: a thread that has just waited finds the processor's caches cold.
    private static final int IN_A_ROW = 15;

    private final Random random = new Random(1);

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public String title() {
        return "Reading rows";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var table = Table.of("float32 (1000000, 10), cached", "ours", "NumPack", "ours / NumPack", "wished");
        var folder = Folders.make("reading");
        try {
            var path = pack(folder.resolve("x.npk"), ROWS);
            try (var pack = Pack.open(path, PackOptions.standard()); var turns = Turns.<long[]>of(table, PEER, path, IN_A_ROW)) {
                var array = pack.array("x");
                for (int rows : new int[] {100, 1_000, 10_000}) {
                    turns.row("%,d rows here and there".formatted(rows), "rows " + rows, Math.max(200, 2_000_000 / rows), 101, () -> rows(rows),
                            chosen -> array.source().take(chosen).load(), "1.5");
                }
                turns.row("one cell", "", 20_000, 501, () -> rows(1), chosen -> cell(array, chosen[0]), "");
                turns.row("a window of 40 rows", "", 20_000, 501, () -> rows(1), chosen -> window(array, Math.min(chosen[0], ROWS - 40)), "");
                turns.row("all of it", "load 0", 20, 7, () -> new long[0], _ -> array.load(), "0.35");
                turns.row("open, lazy view, close", "open 0", 500, 51, () -> new long[0], _ -> open(path), "3");
            }
            var large = pack(folder.resolve("large.npk"), STREAMED_ROWS);
            try (var pack = Pack.open(large, PackOptions.standard())) {
                stream(table, pack.array("x"));
            }
        } finally {
            Folders.delete(folder);
        }
        Turns.noteWithoutPeer(table);
        return table.note("Medians of some in a row, ours and NumPack's in turn. Rows are other ones each time: NumPack's `getitem` of an int64 array, ours `take` and `load`.");
    }

    private static Path pack(Path path, long rows) throws IOException {
        try (var pack = Pack.create(path, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.create("x", DType.FLOAT32, Shape.of(rows, COLUMNS), new byte[] {1, 2, 3, 4}).commit(Progress.NONE);
        }
        return path;
    }

    private long[] rows(int count) {
        return random.longs(count, 0, ROWS).toArray();
    }

    private static void cell(StoredArray array, long row) throws IOException {
        array.physicalSource().read(Box.of(Slice.of(row, 1), Slice.of(3, 1)), NdArray.allocate(DType.FLOAT32, Shape.of(1, 1)).segment());
    }

    private static void window(StoredArray array, long first) throws IOException {
        array.source().load(Box.of(Slice.of(first, 40), Slice.of(0, COLUMNS)));
    }

    private static void open(Path path) throws IOException {
        try (var pack = Pack.open(path, PackOptions.standard())) {
            pack.array("x").source();
        }
    }

    private static void stream(Table table, StoredArray array) throws IOException, InterruptedException {
        long bytes = STREAMED_ROWS * COLUMNS * Float.BYTES;
        var timing = Timing.of(5, 21, () -> {
            var rows = RowStream.over(array.source(), BatchSize.DEFAULT);
            while (rows.next().isPresent()) {
                // What is done with the rows is not measured.
            }
        });
        table.row("a stream over 400 MB, 4 MiB at a time", "%s, %s".formatted(timing.millis(), timing.gigabytesPerSecond(bytes)), "", "", "");
    }
}
