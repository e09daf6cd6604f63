package numpack.app.session.pack;

import numpack.app.task.ProgressSink;
import numpack.engine.work.Progress;

/// The engine's progress told to a task.
public final class EngineProgress implements Progress {
    private final ProgressSink sink;

    public EngineProgress(ProgressSink sink) {
        this.sink = sink;
    }

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
        return sink.isCancelled();
    }
}
