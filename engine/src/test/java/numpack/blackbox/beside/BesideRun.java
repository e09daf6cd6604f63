package numpack.blackbox.beside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import numpack.blackbox.beside.Readings.Result;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;

/// Readers in threads of this process and in others, beside a writer of one kind that does not stop before them.
public final class BesideRun implements AutoCloseable {
    private static final String READ = "read";

    private final List<BesideChild> children = new ArrayList<>();

    private BesideRun() {}

    /// Starts the other processes.
    public static BesideRun with(int processes) throws IOException {
        var run = new BesideRun();
        try {
            for (int i = 0; i < processes; i++) {
                run.children.add(BesideChild.start());
            }
            return run;
        } catch (IOException failed) {
            run.close();
            throw failed;
        }
    }

    public record Outcome(int commits, int reads, int stale, int torn, String trouble) {
        public boolean isGood() {
            return torn == 0 && trouble.isEmpty();
        }
    }

    /// @param folder  where the pack is made
    /// @param threads of this process; each other process has two
    /// @param reads   of each thread
    public Outcome read(Path folder, WriterKind kind, int threads, int reads) throws IOException, InterruptedException {
        var path = folder.resolve(kind + ".npk");
        try (var pack = Pack.create(path, PackOptions.standard()); var pool = Executors.newCachedThreadPool()) {
            PackArrays.of(pack).save(Readings.ARRAY, kind.first());
            var readings = new ArrayList<Future<Result>>();
            for (var child : children) {
                readings.add(pool.submit(() -> Result.ofLine(child.ask("read", path.toString(), kind.name(), String.valueOf(reads)))));
            }
            for (int i = 0; i < threads; i++) {
                readings.add(pool.submit(() -> new Readings(pack, kind).read(reads)));
            }
            var isOver = new AtomicBoolean();
            var writing = pool.submit(() -> write(pack, kind, isOver));
            var all = new Result(0, 0, 0, "");
            try {
                for (var reading : readings) {
                    all = all.plus(outcomeOf(reading));
                }
            } finally {
                isOver.set(true);
            }
            return new Outcome(outcomeOf(writing), all.reads(), all.stale(), all.torn(), all.trouble());
        }
    }

    private static int write(Pack pack, WriterKind kind, AtomicBoolean isOver) throws IOException {
        int round = 0;
        while (!isOver.get()) {
            kind.step(pack, Readings.ARRAY, ++round);
        }
        return round;
    }

    /// Lets each other process append this many rows to one array of a pack, and answers how long each commit took, in nanoseconds.
    public List<long[]> append(Path path, int commits) throws IOException, InterruptedException {
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            var appending = new ArrayList<Future<long[]>>();
            for (var child : children) {
                Callable<long[]> ask = () -> BesideChild.numbers(child.ask("append", path.toString(), String.valueOf(commits)));
                appending.add(pool.submit(ask));
            }
            var nanos = new ArrayList<long[]>();
            for (var each : appending) {
                nanos.add(outcomeOf(each));
            }
            return nanos;
        }
    }

    /// How long loads of one array take, in nanoseconds each.
    ///
    /// @param alone  while nothing else is done to the pack
    /// @param beside while another array of it is written
    public record Loads(long[] alone, long[] beside) {}

    /// Loads in the first other process.
    public Loads loadsElsewhere(Path folder, WriterKind kind, int times) throws IOException, InterruptedException {
        return loads(folder.resolve("elsewhere-%s.npk".formatted(kind)), kind, pack -> BesideChild.numbers(children.getFirst().ask("load", pack.path().toString(), READ, String.valueOf(times))));
    }

    /// Loads in another thread than the writer's.
    public Loads loadsHere(Path folder, WriterKind kind, int times) throws IOException, InterruptedException {
        return loads(folder.resolve("here-%s.npk".formatted(kind)), kind, pack -> BesideChild.load(pack, READ, times));
    }

    @FunctionalInterface
    private interface Loading {
        long[] load(Pack pack) throws IOException;
    }

    private static Loads loads(Path path, WriterKind kind, Loading loading) throws IOException, InterruptedException {
        try (var pack = Pack.create(path, PackOptions.standard()); var pool = Executors.newSingleThreadExecutor()) {
            PackArrays.of(pack).save(Readings.ARRAY, kind.first());
            PackArrays.of(pack).save(READ, kind.first());
            loading.load(pack);
            var alone = loading.load(pack);
            var isOver = new AtomicBoolean();
            var writing = pool.submit(() -> write(pack, kind, isOver));
            try {
                return new Loads(alone, loading.load(pack));
            } finally {
                isOver.set(true);
                outcomeOf(writing);
            }
        }
    }

    /// Makes a pack for [#append].
    public static void makePack(Path path) throws IOException {
        try (var pack = Pack.create(path, PackOptions.standard())) {
            PackArrays.of(pack).save(Readings.ARRAY, WriterKind.uniform(WriterKind.ROWS, 0));
        }
    }

    @Override
    public void close() throws IOException {
        for (var child : children) {
            child.close();
        }
    }

    private static <T> T outcomeOf(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
