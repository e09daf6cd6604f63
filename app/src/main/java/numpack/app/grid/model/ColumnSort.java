package numpack.app.grid.model;

/// How the rows of a grid stand by the values of a column.
public enum ColumnSort {
    /// In no order of it.
    NONE,
    ASCENDING,
    DESCENDING,
    /// They were put so, and values have changed since.
    ONCE_ASCENDING,
    /// They were put so, and values have changed since.
    ONCE_DESCENDING
}
