package numpack.engine.draft.overlay;

import java.io.IOException;
import java.util.Arrays;

/// Two layers of cells made one, the upper one's values where both have some. One pass over both.
final class CellMerge {
    private final CellRuns lower;
    private final CellRuns upper;
    private long[] starts;
    private long[] ends;
    private byte[] values;
    private int runs;
    private int used;

    private CellMerge(CellRuns lower, CellRuns upper) {
        this.lower = lower;
        this.upper = upper;
        int most = lower.runCount() + 2 * upper.runCount();
        this.starts = new long[most];
        this.ends = new long[most];
        this.values = new byte[Math.toIntExact((lower.cellCount() + upper.cellCount()) * lower.itemSize())];
    }

    static CellRuns merge(CellRuns lower, CellRuns upper) throws IOException {
        var merge = new CellMerge(lower, upper);
        merge.run();
        return new CellRuns(upper.lengths(), upper.itemSize(), Arrays.copyOf(merge.starts, merge.runs),
                Arrays.copyOf(merge.ends, merge.runs), ByteSource.of(Arrays.copyOf(merge.values, merge.used)));
    }

    private void run() throws IOException {
        int below = 0;
        long done = Long.MIN_VALUE;
        for (int run = 0; run < upper.runCount(); run++) {
            while (below < lower.runCount() && lower.start(below) < upper.start(run)) {
                long from = Math.max(done, lower.start(below));
                add(lower, below, from, Math.min(lower.end(below), upper.start(run)));
                if (lower.end(below) > upper.start(run)) {
                    break;
                }
                below++;
            }
            add(upper, run, upper.start(run), upper.end(run));
            done = upper.end(run);
            while (below < lower.runCount() && lower.end(below) <= done) {
                below++;
            }
        }
        for (; below < lower.runCount(); below++) {
            add(lower, below, Math.max(done, lower.start(below)), lower.end(below));
        }
    }

    private void add(CellRuns from, int run, long start, long end) throws IOException {
        if (start >= end) {
            return;
        }
        from.readValues(run, start, values, used, end - start);
        used += Math.toIntExact((end - start) * from.itemSize());
        if (runs > 0 && ends[runs - 1] == start) {
            ends[runs - 1] = end;
            return;
        }
        if (runs == starts.length) {
            starts = Arrays.copyOf(starts, 2 * runs + 4);
            ends = Arrays.copyOf(ends, 2 * runs + 4);
        }
        starts[runs] = start;
        ends[runs++] = end;
    }
}
