package numpack.engine.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import numpack.bench.Benchmark;
import numpack.bench.Table;
import numpack.bench.Timing;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.change.Durability;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// Compaction against copying the file, run by turns. Our side has a process of its own with a heap of 64 MB.
final class CompactionBenchmark implements Benchmark {
    private static final long ROWS = 4L << 20;
    private static final int ROW_FLOATS = 256;
    private static final int RUNS = 5;
    private static final int DROPPED_OF_TEN = 3;

    @Override
    public String name() {
        return "compaction";
    }

    @Override
    public String title() {
        return "Compaction";
    }

    @Override
    public Table measure() throws IOException, InterruptedException {
        var folder = Folders.make("compaction");
        try {
            var master = folder.resolve("master.npk");
            make(master);
            var copies = new long[RUNS];
            var compactions = new long[RUNS];
            for (int run = 0; run < RUNS; run++) {
                var copy = folder.resolve("copy.npk");
                copies[run] = nanos("sh", "-c", "cp -r \"$0\" \"$1\" && sync", master.toString(), copy.toString());
                compactions[run] = compactInChild(copy);
                Folders.delete(copy);
            }
            long bytes = ROWS * ROW_FLOATS * Float.BYTES;
            var copying = Timing.ofNanos(copies);
            var compacting = Timing.ofNanos(compactions);
            return Table.of("4 GiB, 30 % of the rows dropped, `DURABLE`, -Xmx64m", "median (best to worst)", "rate over the old file", "of `cp && sync`", "wished")
                    .row("`cp FILE COPY && sync`", copying.millis(), copying.gigabytesPerSecond(bytes), "", "")
                    .row("compaction", compacting.millis(), compacting.gigabytesPerSecond(bytes),
                            "%.0f %%".formatted(100.0 * copying.medianNanos() / compacting.medianNanos()), "50 %")
                    .note("The rows are of 1 KiB; of each ten the first three are dropped. `cp` copies in the kernel, from cache to cache (`copy_file_range`), "
                            + "and leaves the disk to `sync`; a compaction reads its rows from the cache and ends when the new file is on the disk, "
                            + "the commit is done and the old file is gone.");
        } finally {
            Folders.delete(folder);
        }
    }

    /// In the child: compacts the pack and says how long that took.
    public static void main(String[] arguments) throws IOException {
        try (var pack = Pack.open(Path.of(arguments[0]), PackOptions.standard().withDurability(Durability.DURABLE))) {
            var plan = pack.planCompaction(List.of("x"));
            long start = System.nanoTime();
            pack.compact(plan, Progress.NONE);
            System.out.println(System.nanoTime() - start);
        }
    }

    private static void make(Path path) throws IOException {
        try (var pack = Pack.create(path, PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                transaction.create("x", DType.FLOAT32, Shape.of(ROWS, ROW_FLOATS), new byte[] {1, 2, 3, 4}).commit(Progress.NONE);
            }
            var dropped = RowSet.builder();
            LongStream.range(0, ROWS).filter(row -> row % 10 < DROPPED_OF_TEN).forEach(dropped::add);
            try (var transaction = pack.begin()) {
                transaction.drop("x", dropped.build()).commit(Progress.NONE);
            }
        }
    }

    private static long compactInChild(Path pack) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = String.join(File.pathSeparator, System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path", ""),
                Path.of("target", "test-classes").toAbsolutePath().toString());
        var process = new ProcessBuilder(java, "-Xmx64m", "--enable-native-access=ALL-UNNAMED", "-cp", classes, CompactionBenchmark.class.getName(),
                pack.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var line = process.inputReader().readLine();
        if (process.waitFor() != 0 || line == null) {
            throw new IOException("the compaction failed");
        }
        return Long.parseLong(line);
    }

    private static long nanos(String... command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
        return System.nanoTime() - start;
    }
}
