package numpack.engine.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import numpack.bench.Benchmark;
import numpack.bench.Peer;
import numpack.bench.SparsePack;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.dtype.DType;
import numpack.engine.find.Comparison;
import numpack.engine.find.Condition;
import numpack.engine.find.Find;
import numpack.engine.find.FoundPlaces;
import numpack.engine.find.HitSink;
import numpack.engine.find.Operand;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// Searches through 4 GB in the cache, beside NumPy and `dd` in turn.
final class FindBenchmark implements Benchmark {
    private static final long ROWS = 10_000_000;
    private static final int COLUMNS = 100;
    private static final long BYTES = ROWS * COLUMNS * Float.BYTES;
    private static final long REPEATING_ROWS = 10_000_000;
    private static final int REPEATING_COLUMNS = 10;
    private static final int PATTERN_BYTES = 64 << 20;
    private static final int ROUNDS = 5;
    private static final String PEER = """
            import sys, time, numpy
            cells = numpy.memmap(sys.argv[1], dtype=numpy.float32, mode="r")
            for line in sys.stdin:
                start = time.perf_counter_ns()
                count = len(numpy.flatnonzero(cells > numpy.float32(line)))
                print(time.perf_counter_ns() - start, count)
            """;

    @Override
    public String name() {
        return "find";
    }

    @Override
    public String title() {
        return "Finding cells and rows";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var table = Table.of("float32 (10000000, 100), 4 GB, cached", "ours", "rate", "NumPy", "ours / NumPy", "wished");
        var folder = Folders.make("find");
        try {
            var path = SparsePack.make(folder.resolve("large.npk"), DType.FLOAT32, Shape.of(ROWS, COLUMNS));
            var file = fill(path, 1 << 30);
            try (var pack = Pack.open(path, PackOptions.standard())) {
                cells(table, pack.array(SparsePack.ARRAY).source(), file);
            }
        } finally {
            Folders.delete(folder);
        }
        repeated(table);
        Turns.noteWithoutPeer(table);
        return table.note("Medians of %d, ours and NumPy's in turn after two of each: `np.flatnonzero(memmap > t)` in one thread, as it is; ours on all cores. Numbers are random, from 0 to 1.".formatted(ROUNDS));
    }

    private static void cells(Table table, LazyArray source, Path file) throws IOException, InterruptedException {
        var rate = Timing.of(1, ROUNDS, () -> new ProcessBuilder("dd", "if=" + file, "of=/dev/null", "bs=1M").redirectErrorStream(true).start().waitFor());
        table.row("`dd bs=1M`", millis(rate.medianNanos()), rate.gigabytesPerSecond(BYTES), "", "", "");
        try (var peer = new Optionally(file)) {
            for (var bound : new String[] {"2", "0.999999", "0.999", "0.9", "0.5"}) {
                row(table, source, peer, bound);
            }
        }
        var nothing = Timing.of(1, ROUNDS, () -> Find.in(source, Condition.Special.NAN).run(HitSink.NONE, Progress.NONE));
        table.row("NaN, none", millis(nothing.medianNanos()), nothing.gigabytesPerSecond(BYTES), "", "", "");
        var first = Timing.of(1, ROUNDS, () -> untilFirst(source));
        table.row("to the first of 0.1 % hits, and to the end of all threads", millis(first.medianNanos()), "", "", "", "100 ms");
    }

    private static void row(Table table, LazyArray source, Optionally peer, String bound) throws IOException {
        var condition = new Condition.Compared(Comparison.GREATER, Operand.of(Double.parseDouble(bound)));
        var ours = new ArrayList<Long>();
        var theirs = new ArrayList<Long>();
        long count = 0;
        for (int i = -2; i < ROUNDS; i++) {
            long start = System.nanoTime();
            var found = new FoundPlaces(FoundPlaces.USUAL_LIMIT);
            count = Find.in(source, condition).run(found, Progress.NONE);
            long nanos = System.nanoTime() - start;
            var answer = peer.ask(bound, count);
            if (i >= 0) {
                ours.add(nanos);
                answer.ifPresent(theirs::add);
            }
        }
        long mine = Turns.median(ours);
        table.row("> %s, %,d hits".formatted(bound, count), millis(mine), String.format(Locale.ROOT, "%.1f GB/s", (double) BYTES / mine),
                theirs.isEmpty() ? "" : millis(Turns.median(theirs)), theirs.isEmpty() ? "" : Turns.ratio(mine, Turns.median(theirs)), "0.5, 8 GB/s");
    }

    private static void untilFirst(LazyArray source) throws IOException {
        try {
            Find.in(source, new Condition.Compared(Comparison.GREATER, Operand.of(0.999))).run((_, _) -> {
                throw new CancellationException();
            }, Progress.NONE);
        } catch (CancellationException found) {
            // that is what was waited for
        }
    }

    private static void repeated(Table table) throws IOException, InterruptedException {
        for (int distinct : new int[] {1 << 30, 5_000_000}) {
            var folder = Folders.make("find");
            try {
                var path = SparsePack.make(folder.resolve("rows.npk"), DType.FLOAT32, Shape.of(REPEATING_ROWS, REPEATING_COLUMNS));
                fill(path, distinct);
                try (var pack = Pack.open(path, PackOptions.standard())) {
                    var source = pack.array(SparsePack.ARRAY).source();
                    long[] count = {0};
                    var timing = Timing.of(1, 3, () -> count[0] = Find.in(source, Condition.OfRows.REPEATED).run(HitSink.NONE, Progress.NONE));
                    table.row("repeated rows among %,d of %d columns, %,d hits".formatted(REPEATING_ROWS, REPEATING_COLUMNS, count[0]), millis(timing.medianNanos()), "", "", "", "5 s");
                    var constant = Timing.of(1, 3, () -> Find.in(source, Condition.OfRows.CONSTANT).run(HitSink.NONE, Progress.NONE));
                    table.row("constant rows among them", millis(constant.medianNanos()), constant.gigabytesPerSecond(4 * REPEATING_ROWS * REPEATING_COLUMNS), "", "", "");
                }
            } finally {
                Folders.delete(folder);
            }
        }
    }

    /// Writes random numbers over the zeros of a sparse pack.
    ///
    /// @param distinctRows after so many rows of ten columns they come again
    private static Path fill(Path pack, int distinctRows) throws IOException {
        Path file;
        try (var files = Files.list(pack)) {
            file = files.filter(one -> one.toFile().length() > PATTERN_BYTES).findFirst().orElseThrow();
        }
        var random = new SplittableRandom(1);
        try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long size = out.size();
            long period = Math.min(size, (long) distinctRows * REPEATING_COLUMNS * Float.BYTES);
            var block = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
            for (long at = 0; at < size;) {
                if (at % period == 0) {
                    random = new SplittableRandom(1);
                }
                block.clear();
                int length = (int) Math.min(block.capacity(), Math.min(size - at, period - at % period));
                for (int i = 0; i < length; i += Float.BYTES) {
                    block.putFloat(i, (random.nextInt() >>> 8) * 0x1p-24f);
                }
                out.write(block.limit(length), at);
                at += length;
            }
        }
        return file;
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%,.1f ms", nanos / 1e6);
    }

    /// NumPy if it was named.
    private static final class Optionally implements AutoCloseable {
        private final Optional<Peer.Talk> peer;

        Optionally(Path file) throws IOException {
            var named = Peer.named();
            peer = named.isPresent() ? Optional.of(named.get().talk(PEER, file.toString())) : Optional.empty();
        }

        /// @throws IOException if NumPy counts other hits
        Optional<Long> ask(String bound, long count) throws IOException {
            if (peer.isEmpty()) {
                return Optional.empty();
            }
            var answer = List.of(peer.get().ask(bound).split(" "));
            if (Long.parseLong(answer.getLast()) != count) {
                throw new IOException("NumPy found " + answer.getLast() + " and we " + count);
            }
            return Optional.of(Long.parseLong(answer.getFirst()));
        }

        @Override
        public void close() throws IOException {
            if (peer.isPresent()) {
                peer.get().close();
            }
        }
    }
}
