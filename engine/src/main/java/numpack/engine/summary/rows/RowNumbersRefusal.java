package numpack.engine.summary.rows;

/// Why there are no numbers of the rows.
public enum RowNumbersRefusal {
    /// The array is 0-d.
    NO_ROWS,
    /// More than [RowNumbers#MAX_ROWS].
    TOO_MANY_ROWS
}
