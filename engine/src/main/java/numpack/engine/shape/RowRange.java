package numpack.engine.shape;

/// Consecutive rows, half-open.
///
/// @param from first row, from 0
/// @param to   the row after the last, greater than `from`
public record RowRange(long from, long to) {
    public RowRange {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("no range of rows: %d to %d".formatted(from, to));
        }
    }

    /// How many rows.
    public long size() {
        return to - from;
    }
}
