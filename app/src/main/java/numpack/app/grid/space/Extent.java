package numpack.app.grid.space;

/// The sizes of all rows, or of all columns.
public interface Extent {
    /// How many there are, 0 to 2^62.
    long count();

    /// The height of the row or the width of the column in pixels, more than 0. Constant time.
    double sizeOf(long index);

    /// A typical size in pixels, more than 0: long ways are estimated with it.
    double usualSize();

    /// Rows or columns of one size.
    static Extent uniform(long count, double size) {
        return new Uniform(count, size);
    }

    /// All of one size.
    record Uniform(long count, double usualSize) implements Extent {
        @Override
        public double sizeOf(long index) {
            return usualSize;
        }
    }
}
