package numpack.app.session;

/// What of an array's rows is selected in the table in front.
public enum RowChoice {
    /// There is no table.
    NO_TABLE,
    /// Axis 0 lies on a slider, or there is none: rows cannot be told apart.
    NOT_IN_SIGHT,
    /// Cells, but not whole rows.
    CELLS,
    /// Whole rows.
    WHOLE_ROWS
}
