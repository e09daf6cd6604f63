package numpack.engine.summary.rows;

/// What is said of each row.
public enum RowNumber {
    SUM, MEAN,
    /// The root of the sum of squares.
    NORM, MIN, MAX,
    /// Where the greatest element stands first in the row, in C order; -1 if there is none.
    ARGMAX,
    /// How many elements are NaN.
    NAN,
    /// How many elements are infinite.
    INFINITE,
    /// How many elements are zero.
    ZERO;

    /// Whether it is a whole number.
    public boolean isWhole() {
        return switch (this) {
            case SUM, MEAN, NORM, MIN, MAX -> false;
            case ARGMAX, NAN, INFINITE, ZERO -> true;
        };
    }
}
