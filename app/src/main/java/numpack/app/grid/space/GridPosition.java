package numpack.app.grid.space;

/// Where a viewport begins along one axis.
///
/// @param index the first row or column that is seen, at least in part
/// @param offset how many of its pixels have been scrolled out of sight, at least 0 and less than its size
public record GridPosition(long index, double offset) {
    /// The beginning.
    public static final GridPosition START = new GridPosition(0, 0);
}
