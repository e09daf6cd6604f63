package numpack.app.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The long tasks that people see, newest first: running ones with their progress, ended ones until dismissed or done again.
///
/// Foreground only. However often the work reports, the foreground hears of it at most once per frame or so: only
/// the newest report waits.
public final class TaskList {
    private final TaskRunner runner;
    // Who follows the list hears of an end too.
    private final ObservableList<TaskItem> items = FXCollections.observableArrayList(item -> new Observable[] {item.stateProperty()});
    private final ObservableList<TaskItem> readOnlyItems = FXCollections.unmodifiableObservableList(items);
    private final List<BiConsumer<? super TaskItem, Duration>> doneListeners = new ArrayList<>();

    public TaskList(TaskRunner runner) {
        this.runner = runner;
    }

    /// Starts work that is listed under a name; its failure is shown as every other.
    public <T> TaskItem start(String name, TaskUnit unit, Work<T> work, BiConsumer<TaskItem, ? super T> onSuccess) {
        return start(name, unit, work, onSuccess, runner.failures());
    }

    /// Starts work that is listed under a name; the success callback may leave a sentence on the item. What came of the same work
    /// when it was done before is no news any more and leaves the list.
    public <T> TaskItem start(
            String name,
            TaskUnit unit,
            Work<T> work,
            BiConsumer<TaskItem, ? super T> onSuccess,
            Consumer<? super Throwable> onFailure) {
        long start = runner.threads().nanoTime();
        var item = new TaskItem(name, unit, start);
        items.removeIf(older -> older.name().equals(name) && older.getState() != TaskState.RUNNING);
        items.addFirst(item);
        item.follow(runner.start(work, new Relay(item), answer -> {
            onSuccess.accept(item, answer);
            var took = Duration.ofNanos(runner.threads().nanoTime() - start);
            doneListeners.forEach(listener -> listener.accept(item, took));
        }, onFailure));
        return item;
    }

    /// Starts work in which a search may be needed that takes long. It is listed from its first progress on until it ends. A cancel stops the search
    /// alone: the work is notified, continues without what was not found, and one of the callbacks runs.
    public <T> void startSearch(
            String name,
            TaskUnit unit,
            Work<T> work,
            Consumer<? super T> onSuccess,
            Consumer<? super Throwable> onFailure) {
        var item = new TaskItem(name, unit, runner.threads().nanoTime());
        var stopped = new AtomicBoolean();
        item.onCancel(() -> stopped.set(true));
        item.showStateOf(runner.start(sink -> work.run(new StoppableSink(sink, stopped)), new Relay(item), onSuccess, onFailure));
        item.stateProperty().subscribe(_ -> dismiss(item));
    }

    /// Calls the listener with every task that succeeds and with how long it took, when its success callback has run: its result
    /// stands. Failures are reported elsewhere, and a cancellation is no news to the user.
    public void whenDone(BiConsumer<? super TaskItem, Duration> listener) {
        doneListeners.add(listener);
    }

    /// Running and ended tasks, newest first; read-only. The list also reports an item whose state has changed.
    public ObservableList<TaskItem> items() {
        return readOnlyItems;
    }

    /// Whether anything still runs.
    public boolean isBusy() {
        return items.stream().anyMatch(item -> item.getState() == TaskState.RUNNING);
    }

    /// Takes an ended task off the list; a running one stays.
    public void dismiss(TaskItem item) {
        if (item.getState() != TaskState.RUNNING) {
            items.remove(item);
        }
    }

    /// Takes all ended tasks off the list.
    public void dismissEnded() {
        items.removeIf(item -> item.getState() != TaskState.RUNNING);
    }

    /// Asks every running task to stop.
    public void cancelAll() {
        items.forEach(TaskItem::cancel);
    }

    /// Brings the newest report to the foreground; while one waits there, later ones only replace it.
    private final class Relay implements TaskRunner.ProgressListener {
        private final TaskItem item;
        private final AtomicReference<Report> waiting = new AtomicReference<>();

        Relay(TaskItem item) {
            this.item = item;
        }

        @Override
        public void progressed(long done, long total) {
            Threads threads = runner.threads();
            if (waiting.getAndSet(new Report(threads.nanoTime(), done, total)) == null) {
                threads.foreground(() -> {
                    Report report = waiting.getAndSet(null);
                    item.progressed(report.nanos, report.done, report.total);
                    if (item.getState() == TaskState.RUNNING && !items.contains(item)) {
                        items.addFirst(item);
                    }
                });
            }
        }
    }

    /// Says that it is cancelled without its task being so.
    private record StoppableSink(ProgressSink sink, AtomicBoolean stopped) implements ProgressSink {
        @Override
        public void begin(long total) {
            sink.begin(total);
        }

        @Override
        public void advance(long amount) {
            sink.advance(amount);
        }

        @Override
        public boolean isCancelled() {
            return stopped.get();
        }
    }

    private record Report(long nanos, long done, long total) {}
}
