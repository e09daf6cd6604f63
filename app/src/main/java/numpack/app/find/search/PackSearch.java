package numpack.app.find.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.draft.DraftArray;

/// How many hits the other arrays of a pack have, counted one array after the other. The counts can be read by any thread while it runs.
public final class PackSearch implements Work<Boolean> {
    private final List<DraftArray> arrays;
    private final int own;
    private final Sought sought;
    private final AtomicLongArray counts;
    private volatile boolean isStopped;

    /// @param arrays all readable arrays of the pack, in their order
    /// @param own    the one that is searched already
    public PackSearch(List<DraftArray> arrays, DraftArray own, Sought sought) {
        this.arrays = List.copyOf(arrays);
        this.own = this.arrays.indexOf(own);
        this.sought = sought;
        this.counts = new AtomicLongArray(arrays.size());
    }

    @Override
    public Boolean run(ProgressSink progress) throws IOException {
        for (int i = 0; i < arrays.size() && !isStopped; i++) {
            if (i != own) {
                int at = i;
                var found = new AtomicLong();
                new SearchTask(new Search(arrays.get(i), sought, null), (_, count) -> counts.set(at, found.addAndGet(count))).run(new Stoppable(progress));
            }
        }
        return !isStopped;
    }

    /// Ends it soon.
    public void stop() {
        isStopped = true;
    }

    /// Hits in the other arrays so far.
    public long total() {
        long total = 0;
        for (int i = 0; i < counts.length(); i++) {
            total += counts.get(i);
        }
        return total;
    }

    /// The next other array that has hits, going round from the own one.
    ///
    /// @param step 1 or -1
    public Optional<DraftArray> next(int step) {
        for (int i = 1; i < arrays.size(); i++) {
            int at = Math.floorMod(own + i * step, arrays.size());
            if (counts.get(at) > 0) {
                return Optional.of(arrays.get(at));
            }
        }
        return Optional.empty();
    }

    private final class Stoppable implements ProgressSink {
        private final ProgressSink sink;

        Stoppable(ProgressSink sink) {
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
            return isStopped || sink.isCancelled();
        }
    }
}
