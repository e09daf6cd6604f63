package numpack.engine.draft.signature;

import java.io.IOException;
import java.util.Optional;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowSet;

/// Signatures of some rows, in their order, each with those of what stood before and after it.
///
/// A row alone may be found in one place and yet be another: of two equal rows one was taken away. What stood around it tells the two apart.
public final class SignedRows {
    /// This many rows on each side are what stood around a row.
    static final int NEIGHBOURS = 4;
    /// Numbers that a row takes among the values.
    public static final int LONGS = 3;
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
        int[] at = {0};
        reading.forEach(rows, NEIGHBOURS, (part, first, signatures) -> {
            for (int row = (int) (part.from() - first); row < part.to() - first; row++) {
                values[at[0]++] = signatures[row];
                values[at[0]++] = side(signatures, Math.max(0, row - NEIGHBOURS), row);
                values[at[0]++] = side(signatures, row + 1, Math.min(signatures.length, row + 1 + NEIGHBOURS));
            }
        });
        return Optional.of(new SignedRows(values));
    }

    /// @throws IllegalArgumentException if they are no such values
    public static SignedRows fromValues(long[] values) {
        if (values.length % LONGS != 0) {
            throw new IllegalArgumentException(values.length + " numbers of signed rows");
        }
        return new SignedRows(values.clone());
    }

    /// Puts the values into an array.
    public void copyTo(long[] into, int at) {
        System.arraycopy(values, 0, into, at, values.length);
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
        int[] at = {0};
        boolean[] isOther = {false};
        RowReading.of(source).forEach(rows, 0, (part, first, signatures) -> {
            for (long row = part.from(); row < part.to(); row++) {
                isOther[0] |= signature(at[0]++) != signatures[(int) (row - first)];
            }
        });
        return !isOther[0];
    }

    /// Whether what stood before or after the `index`-th row stands before or after a place too.
    public boolean isAround(int index, RowPlaces.Place place) {
        return isBefore(values[index * LONGS + 1], place) || isAfter(values[index * LONGS + 2], place);
    }

    private static boolean isBefore(long before, RowPlaces.Place place) {
        int count = (int) (before & COUNT);
        int there = place.before().length;
        return count == 0 ? place.row() == 0
                : count <= there && side(place.before(), there - count, there) == before;
    }

    private static boolean isAfter(long after, RowPlaces.Place place) {
        int count = (int) (after & COUNT);
        return count == 0 ? place.after().length == 0
                : count <= place.after().length && side(place.after(), 0, count) == after;
    }

    private static long side(long[] signatures, int from, int to) {
        long all = 0;
        for (int i = from; i < to; i++) {
            all = Signature.joined(all, signatures[i]);
        }
        return all & ~COUNT | to - from;
    }
}
