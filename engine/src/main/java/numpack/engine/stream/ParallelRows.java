package numpack.engine.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import numpack.engine.work.Progress;

/// One pass over rows by several threads. Each reads its own part in order, with the memory of one batch.
///
/// ```java
/// var sums = ParallelRows.map(RowStream.over(source, BatchSize.DEFAULT), 4, progress, (part, shared) -> {
///     var summarizer = new Summarizer(source.dtype());
///     part.forEach(batch -> summarizer.add(batch.rows()), shared);
///     return summarizer;
/// });                                        // in the order of the rows, for the caller to merge
/// ```
public final class ParallelRows {
    private ParallelRows() {}

    /// What is done with each part.
    ///
    /// @param <R> what comes of a part
    @FunctionalInterface
    public interface Work<R> {
        /// Runs in a thread of its own.
        ///
        /// @param part     rows that no other thread has
        /// @param progress of all parts together; cancelled if another part has failed
        /// @throws IOException if the disk fails
        R over(RowStream part, Progress progress) throws IOException;
    }

    /// The results of all parts, in the order of the rows. The progress counts bytes, and is called by one thread at a time. If a part fails, or the caller
    /// is interrupted, the others are cancelled; this returns when the last of them has ended.
    ///
    /// @param rows  not read from yet
    /// @param parts how many at most: one for each core
    /// @throws CancellationException if the progress was cancelled, or the caller interrupted
    /// @throws IOException           if the disk fails
    public static <R> List<R> map(RowStream rows, int parts, Progress progress, Work<R> work) throws IOException {
        progress.begin(rows.remainingBytes());
        var shared = new SharedProgress(progress);
        var tasks = rows.split(parts).stream().map(part -> new FutureTask<>(() -> shared.run(part, work))).toList();
        for (var task : tasks.subList(1, tasks.size())) {
            Thread.ofPlatform().daemon().name("rows").start(task);
        }
        tasks.getFirst().run();
        return results(tasks, shared);
    }

    private static <R> List<R> results(List<FutureTask<R>> tasks, SharedProgress shared) throws IOException {
        var results = new ArrayList<R>();
        Throwable failure = null;
        boolean isInterrupted = false;
        for (var task : tasks) {
            while (true) {
                try {
                    results.add(task.get());
                    break;
                } catch (ExecutionException failed) {
                    // What was cancelled because another part failed says nothing of the cause.
                    failure = failure == null || failure instanceof CancellationException ? failed.getCause() : failure;
                    break;
                } catch (InterruptedException interrupted) {
                    isInterrupted = true;
                    shared.stop();
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure) {
            case null -> {
                return results;
            }
            case IOException disk -> throw disk;
            case RuntimeException mistake -> throw mistake;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    /// The caller's, for several threads.
    private static final class SharedProgress implements Progress {
        private final Progress all;
        private boolean isStopped;

        SharedProgress(Progress all) {
            this.all = all;
        }

        <R> R run(RowStream part, Work<R> work) throws IOException {
            boolean isDone = false;
            try {
                var result = work.over(part, this);
                isDone = true;
                return result;
            } finally {
                if (!isDone) {
                    stop();
                }
            }
        }

        synchronized void stop() {
            isStopped = true;
        }

        @Override
        public synchronized void advance(long amount) {
            all.advance(amount);
        }

        @Override
        public synchronized boolean isCancelled() {
            return isStopped || all.isCancelled();
        }
    }
}
