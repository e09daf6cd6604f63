package numpack.engine.draft.signature;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowSet;

/// Signatures of some rows, in their order, each with those of what stood before and after it.
///
/// A row alone may be found in one place and yet be another: of two equal rows one was taken away. What stood around it tells the two apart.
public final class SignedRows {
    /// So many rows on each side are what stood around a row.
    static final int NEIGHBOURS = 4;
    private static final int LONGS = 3;
    /// The lower bits of what stood on a side say how many rows that were.
    private static final long COUNT = 7;
    private static final long MAX_BYTES = 256L << 20;

    private final long[] values;

    private SignedRows(long[] values) {
        this.values = values;
    }

    /// Signs rows; empty if that would mean to read too much.
    ///
    /// @param source physical rows
    public static Optional<SignedRows> of(LazySource source, RowSet rows) throws IOException {
        var reading = RowReading.of(source);
        long read = 0;
        for (var range : rows.ranges()) {
            read += range.to() - range.from() + 2 * NEIGHBOURS;
        }
        if (read > MAX_BYTES / Math.max(1, reading.rowBytes())) {
            return Optional.empty();
        }
        var values = new long[Math.toIntExact(rows.size() * LONGS)];
        int at = 0;
        for (var range : rows.ranges()) {
            long step = Math.max(1, reading.blockRows() - 2 * NEIGHBOURS);
            for (long from = range.from(); from < range.to(); from += step) {
                at = sign(reading, from, Math.min(range.to(), from + step), values, at);
            }
        }
        return Optional.of(new SignedRows(values));
    }

    /// @throws IllegalArgumentException if they are no such values
    public static SignedRows fromValues(long[] values) {
        if (values.length % LONGS != 0) {
            throw new IllegalArgumentException(values.length + " numbers of signed rows");
        }
        return new SignedRows(values.clone());
    }

    public long[] toValues() {
        return values.clone();
    }

    public int count() {
        return values.length / LONGS;
    }

    /// The signature of the `index`-th row.
    public long signature(int index) {
        return values[index * LONGS];
    }

    /// Whether other rows, one for each, have the same signatures in the same order.
    ///
    /// @param source physical rows
    public boolean haveSignaturesOf(LazySource source, RowSet rows) throws IOException {
        var reading = RowReading.of(source);
        int at = 0;
        for (var range : rows.ranges()) {
            for (long from = range.from(); from < range.to(); from += reading.blockRows()) {
                int first = at;
                long start = from;
                var isOther = new boolean[1];
                reading.forEach(from, Math.min(range.to(), from + reading.blockRows()),
                        (row, signature) -> isOther[0] |= signature(first + (int) (row - start)) != signature);
                if (isOther[0]) {
                    return false;
                }
                at += (int) Math.min(range.to() - from, reading.blockRows());
            }
        }
        return true;
    }

    /// Whether what stood before or after the `index`-th row stands before or after a place too.
    public boolean isAround(int index, RowPlaces.Place place) {
        return isBefore(values[index * LONGS + 1], place) || isAfter(values[index * LONGS + 2], place);
    }

    private static boolean isBefore(long before, RowPlaces.Place place) {
        int count = (int) (before & COUNT);
        int there = place.before().length;
        return count == 0 ? place.row() == 0
                : count <= there && side(Arrays.copyOfRange(place.before(), there - count, there)) == before;
    }

    private static boolean isAfter(long after, RowPlaces.Place place) {
        int count = (int) (after & COUNT);
        return count == 0 ? place.after().length == 0
                : count <= place.after().length && side(Arrays.copyOf(place.after(), count)) == after;
    }

    private static int sign(RowReading reading, long from, long to, long[] values, int start) throws IOException {
        long first = Math.max(0, from - NEIGHBOURS);
        long end = Math.min(reading.rows(), to + NEIGHBOURS);
        var signatures = new long[Math.toIntExact(end - first)];
        for (long block = first; block < end; block += reading.blockRows()) {
            reading.forEach(block, Math.min(end, block + reading.blockRows()), (row, signature) -> signatures[(int) (row - first)] = signature);
        }
        int at = start;
        for (int row = (int) (from - first); row < to - first; row++) {
            values[at++] = signatures[row];
            values[at++] = side(Arrays.copyOfRange(signatures, Math.max(0, row - NEIGHBOURS), row));
            values[at++] = side(Arrays.copyOfRange(signatures, row + 1, Math.min(signatures.length, row + 1 + NEIGHBOURS)));
        }
        return at;
    }

    private static long side(long[] signatures) {
        long all = 0;
        for (long signature : signatures) {
            all = Signature.joined(all, signature);
        }
        return all & ~COUNT | signatures.length;
    }
}
