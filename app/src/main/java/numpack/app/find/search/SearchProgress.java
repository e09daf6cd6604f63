package numpack.app.find.search;

import numpack.app.task.ProgressSink;
import numpack.engine.work.Progress;

/// How far a search is, for its bar at once and for the list of tasks as soon as it takes long. One thread at a time.
final class SearchProgress implements Progress {
    private static final long LONG_NANOS = 400_000_000;

    private final Search search;
    private final ProgressSink sink;
    private final long start = System.nanoTime();
    private long total;
    private long done;
    private boolean isListed;

    SearchProgress(Search search, ProgressSink sink) {
        this.search = search;
        this.sink = sink;
    }

    @Override
    public void begin(long newTotal) {
        total = newTotal;
        done = 0;
        if (isListed) {
            sink.begin(total);
        }
    }

    @Override
    public void advance(long amount) {
        done += amount;
        search.setDone(total == 0 ? 0 : (double) done / total);
        if (isListed) {
            sink.advance(amount);
        } else if (System.nanoTime() - start > LONG_NANOS) {
            isListed = true;
            sink.begin(total);
            sink.advance(done);
        }
    }

    @Override
    public boolean isCancelled() {
        return search.isStopped() || sink.isCancelled();
    }
}
