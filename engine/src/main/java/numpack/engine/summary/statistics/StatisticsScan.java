package numpack.engine.summary.statistics;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import numpack.engine.lazy.LazySource;
import numpack.engine.stream.ParallelRows;
import numpack.engine.summary.block.BlockPass;
import numpack.engine.work.Progress;

/// One pass over all elements of a source for their [Statistics], by as many threads as there are cores, each with a megabyte in memory.
///
/// ```java
/// var scan = new StatisticsScan(source);
/// var all = scan.run(progress);              // meanwhile, in any thread: scan.soFar()
/// ```
public final class StatisticsScan {
    private final LazySource source;
    /// What each part has seen, by its first row.
    private final ConcurrentSkipListMap<Long, Statistics> parts = new ConcurrentSkipListMap<>();

    public StatisticsScan(LazySource source) {
        this.source = BlockPass.withRows(source);
    }

    /// The statistics of all elements. The progress counts bytes.
    ///
    /// @throws CancellationException if the progress was cancelled
    /// @throws IOException           if the disk fails
    public Statistics run(Progress progress) throws IOException {
        parts.clear();
        ParallelRows.map(BlockPass.stream(source), BlockPass.THREADS, progress, (part, shared) -> {
            var sum = new PartSum();
            part.forEach(batch -> sum.add(batch.firstRow(), batch.rows().asSegment(), batch.rows().shape().elementCount()), shared);
            return sum;
        });
        return soFar();
    }

    /// The statistics of what has been seen by now: at the beginning of each part. For any thread, at any time.
    public Statistics soFar() {
        return parts.values().stream().reduce(Statistics.none(source.dtype()), Statistics::and);
    }

    /// What one thread does.
    private final class PartSum {
        private long first = -1;
        private StatisticsSum sum = new StatisticsSum(source.dtype(), 0, 0);

        void add(long firstRow, MemorySegment segment, long elements) {
            if (first < 0) {
                first = firstRow;
                sum = new StatisticsSum(source.dtype(), firstRow, source.shape().rowElements());
            }
            sum.add(segment, elements);
            parts.put(first, sum.statistics());
        }
    }
}
