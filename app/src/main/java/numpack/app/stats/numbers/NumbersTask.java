package numpack.app.stats.numbers;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.lazy.LazySource;
import numpack.engine.summary.distribution.DistinctValues;
import numpack.engine.summary.distribution.Histogram;
import numpack.engine.summary.distribution.Quantile;
import numpack.engine.summary.distribution.Quantiles;
import numpack.engine.summary.statistics.Statistics;
import numpack.engine.summary.statistics.StatisticsScan;
import numpack.engine.work.Progress;

/// Counts some cells: one pass for most numbers, more for quantiles, distinct values and the histogram.
public final class NumbersTask implements Work<ArrayNumbers> {
    /// As many bars as a panel has room for.
    public static final int BINS = 40;
    /// Of the distance between the ends of the middle of the values, added on both sides: tails are seen, outliers are not.
    private static final double MARGIN = 0.25;

    private final ScopeCells cells;
    private final Optional<NumbersCache> cache;
    private final Depth depth;
    private final AtomicLong done = new AtomicLong();
    private volatile long total = 1;
    private volatile Optional<StatisticsScan> scan = Optional.empty();
    private volatile Optional<Statistics> statistics = Optional.empty();
    private volatile List<Quantile> quantiles = List.of();
    private volatile Optional<ValueCounts> values = Optional.empty();

    /// How much is asked for.
    public enum Depth {
        /// What one pass tells.
        ONE_PASS,
        /// Quantiles, distinct values and histogram too.
        ALL
    }

    /// @param cache asked first, and given what was counted; empty for cells that are not kept
    public NumbersTask(ScopeCells cells, Optional<NumbersCache> cache, Depth depth) {
        this.cells = cells;
        this.cache = cache;
        this.depth = depth;
    }

    @Override
    public ArrayNumbers run(ProgressSink sink) throws IOException {
        // Asked before the first cell is read: a write that the stamp does not tell of may come until then.
        var calm = cache.filter(all -> all.isAtRest(cells));
        var kept = calm.flatMap(all -> all.find(cells, depth));
        if (kept.isPresent()) {
            return kept.get();
        }
        var numbers = count(new Counted(sink));
        calm.ifPresent(all -> all.keep(cells, depth, numbers));
        return numbers;
    }

    /// What is known by now. For any thread.
    public ArrayNumbers soFar() {
        var known = statistics.or(() -> scan.map(StatisticsScan::soFar)).orElseGet(() -> Statistics.none(cells.array().dtype()));
        return new ArrayNumbers(known, cells.cellCount(), quantiles, values, Optional.empty());
    }

    /// Which part of the pass that is running is done, 0 to 1. For any thread.
    public double fraction() {
        return Math.clamp((double) done.get() / Math.max(1, total), 0, 1);
    }

    private ArrayNumbers count(Progress progress) throws IOException {
        var source = cells.source();
        var running = new StatisticsScan(source);
        scan = Optional.of(running);
        var all = running.run(progress);
        statistics = Optional.of(all);
        if (depth == Depth.ONE_PASS) {
            return new ArrayNumbers(all, cells.cellCount(), List.of(), Optional.empty(), Optional.empty());
        }
        var distinct = DistinctValues.areCountedFor(source.dtype()) ? DistinctValues.of(source, progress) : Optional.<DistinctValues>empty();
        if (DistinctValues.areCountedFor(source.dtype())) {
            values = Optional.of(distinct.map(ValueCounts::of).orElse(ValueCounts.TOO_MANY));
        }
        quantiles = distinct.isPresent() ? Quantiles.of(distinct.get(), ArrayNumbers.FRACTIONS) : Quantiles.of(source, all, progress, ArrayNumbers.FRACTIONS);
        return new ArrayNumbers(all, cells.cellCount(), quantiles, values, histogram(source, all, distinct, progress));
    }

    private Optional<Histogram> histogram(LazySource source, Statistics all, Optional<DistinctValues> distinct, Progress progress) throws IOException {
        if (all.min().isEmpty() || quantiles.isEmpty()) {
            return Optional.empty();
        }
        double margin = (quantiles.getLast().value() - quantiles.getFirst().value()) * MARGIN;
        double low = Math.max(all.min().get().value(), quantiles.getFirst().value() - margin);
        double high = Math.min(all.max().orElseThrow().value(), quantiles.getLast().value() + margin);
        if (!(low < high) || !Double.isFinite(high - low)) {
            return Optional.empty();
        }
        return Optional.of(distinct.isPresent() ? Histogram.of(distinct.get(), low, high, BINS) : Histogram.of(source, low, high, BINS, progress));
    }

    /// Counts along, for [#fraction].
    private final class Counted implements Progress {
        private final ProgressSink sink;

        Counted(ProgressSink sink) {
            this.sink = sink;
        }

        @Override
        public void begin(long stage) {
            total = stage;
            done.set(0);
            sink.begin(stage);
        }

        @Override
        public void advance(long amount) {
            done.addAndGet(amount);
            sink.advance(amount);
        }

        @Override
        public boolean isCancelled() {
            return sink.isCancelled();
        }
    }
}
