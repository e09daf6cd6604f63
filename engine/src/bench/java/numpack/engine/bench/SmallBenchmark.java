package numpack.engine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.LongStream;
import numpack.bench.Benchmark;
import numpack.bench.Table;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.change.Durability;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// Small commits to a large array, beside NumPack in the same run, both warm and in turn. NumPack writes its index when a pack is closed and syncs
/// nothing; beside a durable commit of ours it closes the pack and syncs data and index, and opens it again unmeasured.
final class SmallBenchmark implements Benchmark {
    private static final long ROWS = 1_000_000;
    private static final int COLUMNS = 10;
    private static final int CHANGED = 100;
    private static final int MANY_ARRAYS = 1_001;
    private static final int IN_A_ROW = 15;
    private static final int WARM_UPS = 20_000;
    private static final String FRESH = "fresh";
    private static final String PEER = """
            import os, sys, time, numpy, numpack
            path = sys.argv[1]
            def timed(work):
                start = time.perf_counter_ns()
                work()
                return time.perf_counter_ns() - start
            def opened():
                pack = numpack.NumPack(path)
                pack.open()
                return pack
            def synced(work):
                work()
                pack.close()
                for name in ("data_x.npkd", "metadata.npkm"):
                    handle = os.open(os.path.join(path, name), os.O_RDONLY)
                    os.fsync(handle)
                    os.close(handle)
            zeros = numpy.zeros((1000000, 10), dtype="f4")
            rows = numpy.ones((100, 10), dtype="f4")
            pack = opened()
            pack.save({"x": zeros, "y": zeros, "z": numpy.zeros((10000000,), dtype="u1")})
            fresh = 0
            def once(verb, number):
                global fresh, pack
                if verb == "append":
                    return timed(lambda: pack.append({"x": rows}))
                if verb == "replace":
                    return timed(lambda: pack.replace({"x": rows}, slice(1000, 1100)))
                if verb == "replace-elsewhere":
                    first = numpy.random.randint(0, 999900)
                    return timed(lambda: pack.replace({"x": rows}, slice(first, first + 100)))
                if verb in ("append-sync", "replace-sync"):
                    change = (lambda: pack.append({"x": rows})) if verb == "append-sync" else lambda: pack.replace({"x": rows}, slice(1000, 1100))
                    took = timed(lambda: synced(change))
                    pack = opened()
                    return took
                if verb == "over":
                    return timed(lambda: pack.save({"y": zeros}))
                if verb == "new":
                    fresh += 1
                    name = "n%d" % fresh
                    took = timed(lambda: pack.save({name: zeros}))
                    pack.drop(name)
                    return took
                chosen = numpy.sort(numpy.random.randint(0, 9000000, number)).tolist()
                if verb == "drop":
                    return timed(lambda: pack.drop("z", chosen))
                fresh += 1
                name = "f%d" % fresh
                pack.save({name: numpy.zeros((10000000,), dtype="u1")})
                took = timed(lambda: pack.drop(name, chosen))
                pack.drop(name)
                return took
            for line in sys.stdin:
                verb, number, times = line.split()
                print(sorted(once(verb, int(number)) for _ in range(int(times)))[int(times) // 2])
            """;

    private final Random random = new Random(1);

    @Override
    public String name() {
        return "small";
    }

    @Override
    public String title() {
        return "Small commits";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var table = Table.of("float32 (1000000, 10)", "ours", "NumPack", "ours / NumPack", "wished");
        var folder = Folders.make("small");
        try {
            var changed = NdArray.allocate(DType.FLOAT32, Shape.of(CHANGED, COLUMNS));
            var whole = NdArray.allocate(DType.FLOAT32, Shape.of(ROWS, COLUMNS));
            try (var pack = pack(folder.resolve("atomic.npk"), Durability.ATOMIC, 1);
                    var turns = Turns.<long[]>of(table, PEER, folder.resolve("peer-atomic.npk"), IN_A_ROW)) {
                var arrays = PackArrays.of(pack);
                turns.row("replace 100 rows, `ATOMIC`", "replace 0", WARM_UPS, 61, () -> rows(1_000), rows -> arrays.replace("x", rows, changed), "8");
                turns.row("replace 100 rows, elsewhere each time, `ATOMIC`", "replace-elsewhere 0", 1_000, 61,
                        () -> rows(random.nextLong(ROWS - CHANGED)), rows -> arrays.replace("x", rows, changed), "8");
                turns.row("append 100 rows, `ATOMIC`", "append 0", WARM_UPS, 61, () -> new long[0], _ -> arrays.append("x", changed), "6");
            }
            try (var pack = pack(folder.resolve("drop.npk"), Durability.ATOMIC, 1);
                    var turns = Turns.<Drop>of(table, PEER, folder.resolve("peer-drop.npk"), 3)) {
                turns.row("drop 1,000 of 10,000,000 rows more, `ATOMIC`", "drop 1000", 100, 3, () -> new Drop("z", dropped(1_000)),
                        drop -> drop(pack, drop), "0.01");
                turns.row("the first drop of 100,000 of 10,000,000 rows, `ATOMIC`", "first 100000", 10, 5, () -> new Drop(fresh(pack), dropped(100_000)),
                        drop -> drop(pack, drop), "1.5");
            }
            try (var pack = pack(folder.resolve("durable.npk"), Durability.DURABLE, 1);
                    var turns = Turns.<long[]>of(table, PEER, folder.resolve("peer-durable.npk"), IN_A_ROW)) {
                var arrays = PackArrays.of(pack);
                turns.row("replace 100 rows, `DURABLE`, over NumPack with sync", "replace-sync 0", 50, 11, () -> rows(1_000),
                        rows -> arrays.replace("x", rows, changed), "2");
                turns.row("append 100 rows, `DURABLE`, over NumPack with sync", "append-sync 0", 50, 11, () -> new long[0],
                        _ -> arrays.append("x", changed), "2");
            }
            try (var pack = pack(folder.resolve("save.npk"), Durability.ATOMIC, 1);
                    var turns = Turns.<String>of(table, PEER, folder.resolve("peer-save.npk"), 3)) {
                var arrays = PackArrays.of(pack);
                turns.row("save 40 MB over an array of its shape", "over 0", 10, 7, () -> "x", name -> arrays.save(name, whole), "0.4");
                turns.row("save 40 MB under a new name", "new 0", 10, 7, () -> freed(pack), name -> arrays.save(name, whole), "0.4");
            }
            beside(table, folder, changed);
        } finally {
            Folders.delete(folder);
        }
        Turns.noteWithoutPeer(table);
        return table.note("Medians of some in a row, ours and NumPack's in turn. What a save replaced or a removed name held is gone before the next one begins.");
    }

    /// One append beside 1,000 other arrays, over one in a pack of its own.
    private void beside(Table table, Path folder, NdArray changed) throws IOException {
        try (var alone = pack(folder.resolve("alone.npk"), Durability.ATOMIC, 1); var many = pack(folder.resolve("many.npk"), Durability.ATOMIC, MANY_ARRAYS)) {
            long[] medians = new long[2];
            for (int round = 0; round < 2; round++) {
                // The first round warms both.
                medians[0] = appends(alone, changed);
                medians[1] = appends(many, changed);
            }
            table.row("append 100 rows beside 1,000 other arrays, over one alone", Turns.micros(medians[1]), Turns.micros(medians[0]) + " alone, ours",
                    Turns.ratio(medians[1], medians[0]), "2");
        }
    }

    private static long appends(Pack pack, NdArray changed) throws IOException {
        var arrays = PackArrays.of(pack);
        var nanos = new ArrayList<Long>();
        for (int i = 0; i < 3_000; i++) {
            long start = System.nanoTime();
            arrays.append("x", changed);
            nanos.add(System.nanoTime() - start);
        }
        return Turns.median(nanos.subList(1_000, nanos.size()));
    }

    /// @param rows to be dropped from an array
    private record Drop(String array, RowSet rows) {}

    private static void drop(Pack pack, Drop drop) throws IOException {
        try (var transaction = pack.begin()) {
            transaction.drop(drop.array, drop.rows).commit(Progress.NONE);
        }
    }

    private RowSet dropped(int count) {
        return RowSet.of(random.longs(count, 0, 9_000_000).toArray());
    }

    /// A name that no array has.
    private static String freed(Pack pack) {
        return prepared(() -> {
            if (pack.find(FRESH).isPresent()) {
                PackArrays.of(pack).remove(FRESH);
            }
            return FRESH;
        });
    }

    /// An array of which no row was ever dropped.
    private static String fresh(Pack pack) {
        return prepared(() -> {
            var name = freed(pack);
            try (var transaction = pack.begin()) {
                transaction.create(name, DType.UINT8, Shape.of(10_000_000), new byte[1]).commit(Progress.NONE);
            }
            return name;
        });
    }

    @FunctionalInterface
    private interface Preparation {
        String run() throws IOException;
    }

    private static String prepared(Preparation preparation) {
        try {
            return preparation.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long[] rows(long first) {
        return LongStream.range(first, first + CHANGED).toArray();
    }

    private static Pack pack(Path path, Durability durability, int arrays) throws IOException {
        var pack = Pack.create(path, PackOptions.standard().withDurability(durability));
        try (var transaction = pack.begin()) {
            transaction.create("x", DType.FLOAT32, Shape.of(ROWS, COLUMNS), new byte[] {1, 2, 3, 4});
            transaction.create("z", DType.UINT8, Shape.of(10_000_000), new byte[1]);
            for (int i = 2; i < arrays; i++) {
                transaction.create("other" + i, DType.FLOAT32, Shape.of(10, COLUMNS), new byte[Float.BYTES]);
            }
            transaction.commit(Progress.NONE);
        }
        return pack;
    }
}
