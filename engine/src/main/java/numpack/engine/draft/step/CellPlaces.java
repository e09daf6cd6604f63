package numpack.engine.draft.step;

import java.util.Arrays;

/// Where single cells lie: ascending runs of elements, counted in C order over the physical array.
public final class CellPlaces {
    private static final long[] NONE = {};

    private final long rowElements;
    private final long first;
    private final long firstEnd;
    /// Where the runs begin; none if there is only the first. Most steps are of one cell, and there may be a hundred thousand of them.
    private final long[] starts;
    private final long[] ends;

    public CellPlaces(long rowElements, long[] starts, long[] ends) {
        this.rowElements = rowElements;
        this.first = starts[0];
        this.firstEnd = ends[0];
        this.starts = starts.length == 1 ? NONE : starts;
        this.ends = starts.length == 1 ? NONE : ends;
    }

    public long cellCount() {
        long count = firstEnd - first;
        for (int run = 1; run < starts.length; run++) {
            count += ends[run] - starts[run];
        }
        return count;
    }

    public int runCount() {
        return Math.max(1, starts.length);
    }

    /// The physical row where a run begins.
    public long row(int run) {
        return start(run) / rowElements;
    }

    /// The physical row where a run ends.
    public long lastRow(int run) {
        return (end(run) - 1) / rowElements;
    }

    /// The element of its first row where a run begins.
    public long offset(int run) {
        return start(run) % rowElements;
    }

    /// How many elements a run has; it may go on into the following rows.
    public long length(int run) {
        return end(run) - start(run);
    }

    public long rowElements() {
        return rowElements;
    }

    /// The first element of a run.
    public long start(int run) {
        return run == 0 ? first : starts[run];
    }

    /// Behind the last element of a run.
    public long end(int run) {
        return run == 0 ? firstEnd : ends[run];
    }

    /// The first elements of all runs; not to be changed.
    public long[] starts() {
        return starts.length == 0 ? new long[] {first} : starts;
    }

    /// What is after the last elements of all runs; not to be changed.
    public long[] ends() {
        return starts.length == 0 ? new long[] {firstEnd} : ends;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellPlaces places && rowElements == places.rowElements && Arrays.equals(starts(), places.starts())
                && Arrays.equals(ends(), places.ends());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(starts());
    }

    @Override
    public String toString() {
        return cellCount() + " cells in " + runCount() + " runs";
    }
}
