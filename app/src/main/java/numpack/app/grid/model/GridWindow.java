package numpack.app.grid.model;

import javafx.geometry.HPos;

/// The cells of a rectangle at one moment, as texts and states. Rows and columns count from 0 within the window.
///
/// It does not change: a model that continues loading hands out another one. The grid keeps it until the next frame.
public interface GridWindow {
    /// Where it begins.
    long firstRow();

    /// Where it begins.
    long firstColumn();

    /// How many rows it has.
    int rows();

    /// How many columns it has.
    int columns();

    /// What the cell says; empty while it is loading. Not shown for a check box.
    String text(int row, int column);

    /// How the cell is: a sum of [CellState#bit()].
    int states(int row, int column);

    /// Where the text of a column stands: numbers to the right.
    HPos alignment(int column);

    /// The row's head: its logical number, `✕` for a dropped row.
    String rowHead(int row);

    /// The tooltip of the row header: the physical number. Empty for nothing.
    default String rowTip(int row) {
        return "";
    }

    /// Whether the head of a row is drawn as that of a dropped one.
    default boolean isRowDropped(int row) {
        return false;
    }

    /// Whether the head of a column is drawn as that of a dropped one (axis 0 may run along the columns).
    default boolean isColumnDropped(int column) {
        return false;
    }
}
