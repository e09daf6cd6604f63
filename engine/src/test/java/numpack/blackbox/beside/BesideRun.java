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

    /// What two processes take, each of which appends so many rows to one array: for each commit, in nanoseconds.
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

    /// What the first other process takes to load an array, for each time, in nanoseconds.
    public long[] load(Path path, String array, int times) throws IOException {
        return BesideChild.numbers(children.getFirst().ask("load", path.toString(), array, String.valueOf(times)));
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
