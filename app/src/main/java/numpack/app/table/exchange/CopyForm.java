package numpack.app.table.exchange;

/// What copied cells become.
public enum CopyForm {
    /// Tab separated values.
    TSV(4_000_000),
    /// The same with row and column heads.
    TSV_WITH_HEADS(4_000_000),
    /// A NumPy expression.
    NUMPY(200_000);

    private final long mostCells;

    CopyForm(long mostCells) {
        this.mostCells = mostCells;
    }

    /// More than this many cells are not put on the clipboard.
    public long mostCells() {
        return mostCells;
    }
}
