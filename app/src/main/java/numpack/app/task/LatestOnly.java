package numpack.app.task;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Questions of which only the newest matters: per key, a newer request cancels the older and its answer is dropped.
///
/// With a delay, requests that follow each other more quickly are merged: only the last one is started. Foreground
/// only.
public final class LatestOnly {
    private final TaskRunner runner;
    private final Duration delay;
    private final Map<Object, Request> newest = new HashMap<>();

    /// Requests start at once.
    public LatestOnly(TaskRunner runner) {
        this(runner, Duration.ZERO);
    }

    /// Requests start when nothing newer came within the delay.
    public LatestOnly(TaskRunner runner, Duration delay) {
        this.runner = runner;
        this.delay = delay;
    }

    /// Asks, and forgets what was asked before under this key; failures are shown as every other.
    public <T> void request(Object key, Work<T> work, Consumer<? super T> onSuccess) {
        request(key, work, onSuccess, runner.failures());
    }

    /// Asks, and forgets what was asked before under this key.
    public <T> void request(
            Object key, Work<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
        cancel(key);
        var request = new Request();
        newest.put(key, request);
        Runnable start = () -> {
            TaskHandle handle = runner.run(
                    work, answer -> ended(key, request, () -> onSuccess.accept(answer)),
                    failure -> ended(key, request, () -> onFailure.accept(failure)));
            request.stop = handle::cancel;
        };
        if (delay.isZero()) {
            start.run();
        } else {
            request.stop = runner.after(delay, start);
        }
    }

    /// Whether an answer for this key is on its way.
    public boolean isPending(Object key) {
        return newest.containsKey(key);
    }

    /// No answer comes for this key any more.
    public void cancel(Object key) {
        Request request = newest.remove(key);
        if (request != null) {
            request.stop.cancel();
        }
    }

    /// No answer comes for any key any more.
    public void cancelAll() {
        newest.values().forEach(request -> request.stop.cancel());
        newest.clear();
    }

    private void ended(Object key, Request request, Runnable callback) {
        // the key may already be another request's, made by an earlier callback of this very round
        if (newest.remove(key, request)) {
            callback.run();
        }
    }

    private static final class Request {
        private Threads.Timer stop = () -> {};
    }
}
