package numpack.app.task;

/// Nobody looks at the progress, and nothing is cancelled.
public enum QuietProgress implements ProgressSink {
    QUIET;

    @Override
    public void begin(long total) {}

    @Override
    public void advance(long amount) {}

    @Override
    public boolean isCancelled() {
        return false;
    }
}
