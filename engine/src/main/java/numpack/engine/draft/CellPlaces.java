package numpack.engine.draft;

import java.util.Arrays;

/// Where single cells lie: ascending runs of elements, counted in C order over the physical array.
public final class CellPlaces {
    private final long rowElements;
    private final long[] starts;
    private final long[] ends;
    private final long cellCount;

    CellPlaces(long rowElements, long[] starts, long[] ends) {
        this.rowElements = rowElements;
        this.starts = starts;
        this.ends = ends;
        long count = 0;
        for (int run = 0; run < starts.length; run++) {
            count += ends[run] - starts[run];
        }
        this.cellCount = count;
    }

    public long cellCount() {
        return cellCount;
    }

    public int runCount() {
        return starts.length;
    }

    /// The physical row where a run begins.
    public long row(int run) {
        return starts[run] / rowElements;
    }

    /// The element of that row where a run begins.
    public long offset(int run) {
        return starts[run] % rowElements;
    }

    /// How many elements a run has; it may go on into the following rows.
    public long length(int run) {
        return ends[run] - starts[run];
    }

    long rowElements() {
        return rowElements;
    }

    long[] starts() {
        return starts;
    }

    long[] ends() {
        return ends;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellPlaces places && rowElements == places.rowElements && Arrays.equals(starts, places.starts)
                && Arrays.equals(ends, places.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(starts);
    }

    @Override
    public String toString() {
        return cellCount + " cells in " + starts.length + " runs";
    }
}
