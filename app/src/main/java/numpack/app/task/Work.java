package numpack.app.task;

/// Something to compute in the background.
///
/// It has captured all its inputs when it is made, returns a value that is safe to share, and touches no property and
/// no node. It looks at its sink often enough (every few milliseconds) to notice that it was cancelled.
///
/// @param <T> what it answers
@FunctionalInterface
public interface Work<T> {
    /// Computes the answer; whatever it throws becomes a failure, a `CancellationException` a cancellation.
    T run(ProgressSink progress) throws Exception;
}
