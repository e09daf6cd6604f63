package numpack.engine.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import numpack.bench.Benchmark;
import numpack.bench.Table;
import numpack.bench.Timing;

/// What this machine can do at best, without any of our code: the yardstick for the other tables.
final class MachineBenchmark implements Benchmark {
    private static final int BYTES = 256 << 20;
    private static final int RUNS = 7;

    /// Written and never read, so that the compiler cannot leave the sum out.
    @SuppressWarnings("unused")
    private long result;

    @Override
    public String name() {
        return "machine";
    }

    @Override
    public String title() {
        return "What the machine can do";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var file = Files.createTempFile(Path.of("").toAbsolutePath().resolve("target"), "bench", ".bin");
        try (var arena = Arena.ofConfined(); var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var from = arena.allocate(BYTES, Long.BYTES).fill((byte) 1);
            var to = arena.allocate(BYTES, Long.BYTES);
            var copy = Timing.of(2, RUNS, () -> MemorySegment.copy(from, 0, to, 0, BYTES));
            var sum = Timing.of(2, RUNS, () -> result += sum(from));
            var write = Timing.of(1, RUNS, () -> transfer(channel, from.asByteBuffer(), 0));
            var writeSynced = Timing.of(1, RUNS, () -> {
                transfer(channel, from.asByteBuffer(), 0);
                channel.force(false);
            });
            var read = Timing.of(1, RUNS, () -> readAll(channel, to.asByteBuffer()));
            var sync = Timing.of(3, 31, () -> {
                transfer(channel, from.asByteBuffer().limit(4096), 0);
                channel.force(false);
            });
            return Table.of("256 MiB", "median (best to worst)", "rate")
                    .row("copy in memory", copy.millis(), copy.gigabytesPerSecond(BYTES))
                    .row("sum of longs in memory, one thread", sum.millis(), sum.gigabytesPerSecond(BYTES))
                    .row("write a file", write.millis(), write.gigabytesPerSecond(BYTES))
                    .row("write a file and sync", writeSynced.millis(), writeSynced.gigabytesPerSecond(BYTES))
                    .row("read a cached file", read.millis(), read.gigabytesPerSecond(BYTES))
                    .row("write 4 KiB and sync", sync.millis(), "");
        } finally {
            Files.delete(file);
        }
    }

    private static long sum(MemorySegment segment) {
        var sum = 0L;
        for (var at = 0L; at < BYTES; at += Long.BYTES) {
            sum += segment.get(ValueLayout.JAVA_LONG, at);
        }
        return sum;
    }

    private static void transfer(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private static void readAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // The position of the buffer moves.
        }
    }
}
