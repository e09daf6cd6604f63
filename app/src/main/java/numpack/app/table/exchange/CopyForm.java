package numpack.app.table.exchange;

import numpack.engine.dtype.DType;

/// What copied cells become.
public enum CopyForm {
    /// Tab separated values.
    TSV(4_000_000),
    /// The same with row and column heads.
    TSV_WITH_HEADS(4_000_000),
    /// Comma separated values, without heads: they would be read as values.
    CSV(4_000_000),
    /// An array of rows.
    JSON(2_000_000),
    /// A table for a text.
    MARKDOWN(100_000),
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

    /// An empty text of this form.
    CellText begin(DType dtype, NumpyText.Axes axes) {
        return switch (this) {
            case TSV -> new SeparatedText('\t', SeparatedText.Heads.NONE);
            case TSV_WITH_HEADS -> new SeparatedText('\t', SeparatedText.Heads.BOTH);
            case CSV -> new SeparatedText(',', SeparatedText.Heads.NONE);
            case JSON -> new JsonText(dtype, axes);
            case MARKDOWN -> new MarkdownText();
            case NUMPY -> new NumpyText(dtype, axes);
        };
    }
}
