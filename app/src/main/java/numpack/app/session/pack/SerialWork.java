package numpack.app.session.pack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import numpack.app.task.TaskRunner;
import numpack.app.task.Work;

/// Work in the background, one piece after the other in the order of the calls. Foreground only.
final class SerialWork {
    private final TaskRunner runner;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean isBusy;

    SerialWork(TaskRunner runner) {
        this.runner = runner;
    }

    <T> void add(Work<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
        waiting.add(() -> runner.run(work, answer -> {
            next();
            onSuccess.accept(answer);
        }, failure -> {
            next();
            onFailure.accept(failure);
        }));
        if (!isBusy) {
            next();
        }
    }

    private void next() {
        var start = waiting.poll();
        isBusy = start != null;
        if (start != null) {
            start.run();
        }
    }
}
