package numpack.engine.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import numpack.bench.SparsePack;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.StoredArray;
import numpack.engine.change.Durability;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// Four billion rows of which a thousand are dropped: what opening, finding rows and dropping a thousand more cost.
final class ManyRows {
    private static final long ROWS = 4_000_000_000L;
    private static final int DROPPED = 1_000;
    private static final PackOptions OPTIONS = PackOptions.standard().withDurability(Durability.DURABLE);

    private ManyRows() {}

    static void measure(Table table, Path folder) throws IOException, InterruptedException {
        var path = SparsePack.make(folder.resolve("many.npk"), DType.FLOAT32, Shape.of(ROWS, 16));
        writeBitmap(path.resolve("deleted_" + SparsePack.ARRAY + ".npkb"));
        long before = anonymousBytes();
        long start = System.nanoTime();
        try (var pack = Pack.open(path, OPTIONS)) {
            var first = Timing.ofNanos(System.nanoTime() - start);
            table.row("open %,d rows, %,d dropped, for the first time".formatted(ROWS, DROPPED), first.millis() + grown(before), "RssAnon +50 MB");
        }
        table.row("open them again", Timing.of(3, 9, () -> Pack.open(path, OPTIONS).close()).millis(), "");
        try (var pack = Pack.open(path, OPTIONS)) {
            table.row("rank of a row somewhere in them", find(pack.array(SparsePack.ARRAY), true), "");
            table.row("select of a row somewhere in them", find(pack.array(SparsePack.ARRAY), false), "");
            var random = new Random(2);
            var drop = Timing.of(1, 7, () -> drop(pack, random));
            table.row("drop %,d more here and there, `DURABLE`".formatted(DROPPED), drop.millis(), "");
        }
    }

    /// A bitmap is no sparse file: what is live is ones.
    private static void writeBitmap(Path path) throws IOException {
        var block = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        while (block.hasRemaining()) {
            block.putLong(-1);
        }
        try (var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(ROWS).putLong(DROPPED).flip();
            long end = file.write(header, 0) + ROWS / Byte.SIZE;
            for (long at = 16; at < end; ) {
                at += file.write(block.clear().limit((int) Math.min(block.capacity(), end - at)), at);
            }
            for (var row : rows(new Random(1))) {
                file.write(ByteBuffer.wrap(new byte[] {(byte) ~(1 << row % Byte.SIZE)}), 16 + row / Byte.SIZE);
            }
        }
    }

    /// Rows of which no two share a byte of the bitmap.
    private static long[] rows(Random random) {
        return random.longs(0, ROWS / Byte.SIZE).distinct().limit(DROPPED).map(place -> place * Byte.SIZE + 3).sorted().toArray();
    }

    private static void drop(Pack pack, Random random) throws IOException {
        var rows = RowSet.builder();
        Arrays.stream(rows(random)).forEach(rows::add);
        try (var transaction = pack.begin()) {
            transaction.drop(SparsePack.ARRAY, rows.build()).commit(Progress.NONE);
        }
    }

    private static String find(StoredArray array, boolean isRank) throws IOException, InterruptedException {
        var random = new Random(3);
        long most = array.shape().rowCount();
        int calls = 100_000;
        var sum = new long[1];
        var timing = Timing.of(2, 7, () -> {
            for (int i = 0; i < calls; i++) {
                long row = random.nextLong(most);
                sum[0] += isRank ? array.liveRowsBefore(row) : array.physicalRow(row);
            }
        });
        if (sum[0] == 0) {
            throw new AssertionError("no rows were found");
        }
        return "%.2f µs".formatted(timing.medianNanos() / 1e3 / calls);
    }

    private static String grown(long before) throws IOException {
        return before < 0 ? "" : ", RssAnon %+.1f MB".formatted((anonymousBytes() - before) / 1e6);
    }

    /// Memory of this process that no file stands behind, or -1 where the system does not say.
    private static long anonymousBytes() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("RssAnon:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst().orElse(-1);
        }
    }
}
