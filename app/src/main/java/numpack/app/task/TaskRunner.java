package numpack.app.task;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Runs work in the background and brings its answer to the foreground.
///
/// Exactly one thing happens for each piece of work: its success callback, its failure callback, or, after a cancel,
/// neither. Callbacks run in the foreground, in the order in which the work ended. A failure for which the caller
/// has no callback goes to the one given here, so that none is lost.
public final class TaskRunner {
    private final Threads threads;
    private final Consumer<Throwable> failures;

    /// @param failures what to do, in the foreground, with failures that no caller looks after
    public TaskRunner(Threads threads, Consumer<Throwable> failures) {
        this.threads = threads;
        this.failures = failures;
    }

    /// Starts the work; its failure is shown as every other.
    public <T> TaskHandle run(Work<T> work, Consumer<? super T> onSuccess) {
        return run(work, onSuccess, failures);
    }

    /// Starts the work; its failure belongs to the caller.
    public <T> TaskHandle run(Work<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
        return start(work, (done, total) -> {}, onSuccess, onFailure);
    }

    /// Runs the action in the foreground when the delay is over.
    public Threads.Timer after(Duration delay, Runnable action) {
        return threads.after(delay, action);
    }

    /// Runs the action in the foreground, after what already waits there.
    public void later(Runnable action) {
        threads.foreground(action);
    }

    /// Runs the action in the foreground once the next picture of the window has been made: what changed until now is seen first.
    public void afterPicture(Runnable action) {
        threads.afterPicture(action);
    }

    Threads threads() {
        return threads;
    }

    Consumer<Throwable> failures() {
        return failures;
    }

    <T> TaskHandle start(
            Work<T> work, ProgressListener listener, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
        var handle = new TaskHandle();
        threads.background(() -> compute(work, handle, listener, onSuccess, onFailure));
        return handle;
    }

    /// The boundary of the house: nothing that work throws goes further than this.
    private <T> void compute(
            Work<T> work,
            TaskHandle handle,
            ProgressListener listener,
            Consumer<? super T> onSuccess,
            Consumer<? super Throwable> onFailure) {
        try {
            var sink = new HandleSink(handle, listener);
            sink.checkCancelled();
            T answer = work.run(sink);
            threads.foreground(() -> end(handle, TaskState.SUCCEEDED, () -> onSuccess.accept(answer)));
        } catch (CancellationException e) {
            // work may also cancel itself: that is no failure either
            threads.foreground(() -> handle.end(TaskState.CANCELLED));
        } catch (Throwable e) {
            threads.foreground(() -> end(handle, TaskState.FAILED, () -> onFailure.accept(e)));
        }
    }

    private static void end(TaskHandle handle, TaskState end, Runnable callback) {
        if (handle.isCancelled()) {
            handle.end(TaskState.CANCELLED);
            return;
        }
        handle.end(end);
        callback.run();
    }

    /// Hears of progress on the thread of the work.
    @FunctionalInterface
    interface ProgressListener {
        void progressed(long done, long total);
    }

    /// Counts for the listener; a stage that begins starts counting from nothing.
    private static final class HandleSink implements ProgressSink {
        private final TaskHandle handle;
        private final ProgressListener listener;
        private final AtomicLong done = new AtomicLong();
        private volatile long total;

        HandleSink(TaskHandle handle, ProgressListener listener) {
            this.handle = handle;
            this.listener = listener;
        }

        @Override
        public void begin(long stageTotal) {
            total = stageTotal;
            done.set(0);
            listener.progressed(0, stageTotal);
        }

        @Override
        public void advance(long amount) {
            listener.progressed(done.addAndGet(amount), total);
        }

        @Override
        public boolean isCancelled() {
            return handle.isCancelled();
        }
    }
}
