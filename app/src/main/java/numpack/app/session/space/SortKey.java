package numpack.app.session.space;

/// By what rows are sorted: one element of each of them. NaN stands last whichever way they run, and rows with equal values stand in file order.
///
/// @param offset    which element of a row, in C order over the axes after axis 0
/// @param direction which values stand first
public record SortKey(long offset, Direction direction) {
    /// Which values stand first.
    public enum Direction {
        ASCENDING,
        DESCENDING
    }
}
