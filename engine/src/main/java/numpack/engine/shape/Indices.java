package numpack.engine.shape;

/// Row indices as a caller writes them, turned once into rows of an array: negative ones count from the end, as in NumPy.
///
/// All of them work on logical rows; `rows` is how many the array has.
public final class Indices {
    private Indices() {}

    /// One row.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    public static long row(long index, long rows) {
        long row = index < 0 ? index + rows : index;
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("row %d of an array of %d rows".formatted(index, rows));
        }
        return row;
    }

    /// Rows in the order given, repeats included.
    ///
    /// @throws IndexOutOfBoundsException if one of them does not exist
    public static long[] rows(long[] indices, long rows) {
        var normalised = new long[indices.length];
        for (int i = 0; i < indices.length; i++) {
            normalised[i] = row(indices[i], rows);
        }
        return normalised;
    }

    /// The rows where the mask is true.
    ///
    /// @throws IllegalArgumentException if the mask has not one value for each row
    public static RowSet rows(boolean[] mask, long rows) {
        if (mask.length != rows) {
            throw new IllegalArgumentException("a mask of %d values for an array of %d rows".formatted(mask.length, rows));
        }
        var builder = RowSet.builder();
        for (int row = 0; row < mask.length; row++) {
            if (mask[row]) {
                builder.add(row);
            }
        }
        return builder.build();
    }

    /// The rows of a slice, whose direction is lost.
    ///
    /// @throws IndexOutOfBoundsException if a position lies after the last row
    public static RowSet rows(Slice slice, long rows) {
        if (!slice.fits(rows)) {
            throw new IndexOutOfBoundsException("%s of an array of %d rows".formatted(slice, rows));
        }
        if (slice.count() == 0) {
            return RowSet.empty();
        }
        if (slice.step() == 1) {
            return RowSet.range(slice.start(), slice.start() + slice.count());
        }
        var builder = RowSet.builder();
        boolean isForward = slice.step() > 0;
        for (long i = 0; i < slice.count(); i++) {
            builder.add(slice.position(isForward ? i : slice.count() - 1 - i));
        }
        return builder.build();
    }

    /// The rows of slice text such as `-3:`, or of one integer.
    ///
    /// @throws SelectionException if the text is neither, or the integer names no row
    public static RowSet rows(String text, long rows) {
        return rows(SelectionParser.parseSlice(text, rows), rows);
    }
}
