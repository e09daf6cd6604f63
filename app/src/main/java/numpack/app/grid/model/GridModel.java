package numpack.app.grid.model;

import javafx.beans.property.ReadOnlyLongProperty;
import numpack.app.grid.GridView;

/// What a grid shows: the seam between [GridView] and whatever holds the numbers. All methods are called on the FX thread
/// and return at once; none waits for a disk.
///
/// A frame is drawn like this: the grid reads the counts, asks for one window of cells (two when columns are frozen,
/// the frozen ones first) and paints what it gets. What is missing comes as [CellState#LOADING]; the model fetches it off
/// the FX thread and counts [#revisionProperty] up when it is there, and the grid asks again. What the last frame did not
/// ask for is not wanted any more: a model may drop requests other than those of its last two windows.
public interface GridModel {
    /// How many rows there are, dropped ones included while they are shown; 0 to 2^62.
    long rowCount();

    /// How many columns there are, 0 to 2^62.
    long columnCount();

    /// The cells of a rectangle, which lies within the counts of this moment.
    ///
    /// @param rows at least 0; what fits on a screen
    /// @param columns at least 0; what fits on a screen
    GridWindow window(long firstRow, int rows, long firstColumn, int columns);

    /// Counted up, on the FX thread, whenever a window, a count, a head or a mark may have changed.
    ReadOnlyLongProperty revisionProperty();

    /// The text over a column: its number, for most.
    String columnHead(long column);

    /// Whether rows can be sorted by columns: then the head of a column has an arrow for it.
    default boolean isSortable() {
        return false;
    }

    /// How rows stand by a column.
    default ColumnSort columnSort(long column) {
        return ColumnSort.NONE;
    }

    /// What a click on the arrow of a column does, in words.
    default String sortTip(long column) {
        return "";
    }

    /// What the heads of the rows count: "row". Short; empty for nothing.
    default String rowsHead() {
        return "";
    }

    /// How many characters the head of a row takes at most.
    default int rowHeadCharacters() {
        return Long.toString(Math.max(0, rowCount() - 1)).length();
    }

    /// How many characters of the number font the usual cell of a column takes.
    int preferredCharacters(long column);

    /// Which rows the scroll bar marks, ascending. The grid compares by identity: give the same array while nothing
    /// changed. It is not copied and not written to. More than some thousands cannot be told apart on a screen, but do
    /// no harm.
    default long[] markRows(MarkKind kind) {
        return NO_ROWS;
    }

    /// The tooltip of a cell, empty for nothing. Cells whose text is cut off show it in full without
    /// that.
    default String cellTip(long row, long column) {
        return "";
    }

    /// The sentence in place of the cells when there are none.
    String emptyText();

    /// No marks.
    long[] NO_ROWS = {};
}
