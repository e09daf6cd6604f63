package numpack.engine.draft.signature;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import numpack.engine.lazy.LazySource;
import numpack.engine.work.Progress;

/// Finds rows by their signatures in one pass over all rows of an array. Every row costs its reading and a look at one bit; only rows that may be
/// wanted are looked up.
public final class RowSearch {
    private static final int FILTER_BITS = 1 << 22;

    private final Map<Long, RowPlaces> places = new HashMap<>();
    private final long[] filter = new long[FILTER_BITS / Long.SIZE];
    /// The last rows read, the newest at the end; the wanted one may be in the middle.
    private final long[] window = new long[2 * SignedRows.NEIGHBOURS + 1];

    private RowSearch(LongStream wanted) {
        wanted.forEach(signature -> {
            places.computeIfAbsent(signature, _ -> new RowPlaces());
            filter[word(signature)] |= 1L << signature;
        });
    }

    /// Looks for rows.
    ///
    /// @param source   physical rows
    /// @param wanted   signatures
    /// @param progress counts bytes
    /// @throws java.util.concurrent.CancellationException if it is cancelled
    public static RowSearch in(LazySource source, LongStream wanted, Progress progress) throws IOException {
        var search = new RowSearch(wanted);
        search.run(RowReading.of(source), progress);
        return search;
    }

    public RowPlaces find(long signature) {
        return places.getOrDefault(signature, RowPlaces.NONE);
    }

    private void run(RowReading reading, Progress progress) throws IOException {
        long rows = reading.rows();
        progress.begin(rows * reading.rowBytes());
        for (long from = 0; from < rows; from += reading.blockRows()) {
            progress.checkCancelled();
            long to = Math.min(rows, from + reading.blockRows());
            reading.forEach(from, to, this::take);
            progress.advance((to - from) * reading.rowBytes());
        }
        for (long after = rows; after < rows + SignedRows.NEIGHBOURS; after++) {
            shift(0);
            look(after - SignedRows.NEIGHBOURS, (int) (after - rows) + 1);
        }
    }

    private void take(long row, long signature) {
        shift(signature);
        look(row - SignedRows.NEIGHBOURS, 0);
    }

    private void shift(long signature) {
        System.arraycopy(window, 1, window, 0, window.length - 1);
        window[window.length - 1] = signature;
    }

    /// @param missing how many of the rows after it are not there
    private void look(long row, int missing) {
        long signature = window[SignedRows.NEIGHBOURS];
        if (row >= 0 && (filter[word(signature)] & 1L << signature) != 0) {
            var found = places.get(signature);
            if (found != null) {
                int before = (int) Math.min(SignedRows.NEIGHBOURS, row);
                found.add(new RowPlaces.Place(row, Arrays.copyOfRange(window, SignedRows.NEIGHBOURS - before, SignedRows.NEIGHBOURS),
                        Arrays.copyOfRange(window, SignedRows.NEIGHBOURS + 1, window.length - missing)));
            }
        }
    }

    private static int word(long signature) {
        return (int) (signature >>> 6 & FILTER_BITS / Long.SIZE - 1);
    }
}
