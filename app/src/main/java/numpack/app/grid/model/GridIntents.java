package numpack.app.grid.model;

import numpack.app.selection.GridSelection;

/// What the user wants done with a selection. The grid only says so; who listens checks limits, changes values and fills
/// the clipboard. All calls on the FX thread.
public interface GridIntents {
    /// Copy as tab separated text, without heads (Ctrl+C).
    void copyTsv(GridSelection selection);

    /// Copy as tab separated text with row and column heads (Ctrl+Shift+C).
    void copyWithHeaders(GridSelection selection);

    /// Copy as a NumPy expression.
    void copyAsNumpy(GridSelection selection);

    /// Paste this text, its first cell into the first cell of the active range (Ctrl+V).
    void paste(GridSelection selection, String text);

    /// Repeat the first row of each range downwards (Ctrl+D).
    void fillDown(GridSelection selection);

    /// Set all selected cells to this text, which `check` did not refuse for the cursor's cell (Ctrl+Enter in the field).
    void fill(GridSelection selection, String text);

    /// The arrow of a column was clicked: sort by it, or otherwise than now.
    void sortBy(long column);

    /// Delete was pressed. Whole rows mean: drop them; cells mean: say how rows are dropped.
    void delete(GridSelection selection);
}
