package numpack.app.grid.paint;

import javafx.scene.layout.Pane;
import numpack.app.grid.model.GridWindow;
import numpack.app.grid.space.GridGeometry;

/// The nodes of the cells on the screen, made once and used for whatever is there: a table of them that grows with the
/// window and never shrinks. A cell keeps its node as long as it is on the screen: what was scrolled in takes the nodes of
/// what was scrolled out, and all others need nothing.
final class CellPool {
    private final Pane layer;
    private GridCell[][] cells = {};
    private int columns;
    private boolean isLoading;

    CellPool(Pane layer) {
        this.layer = layer;
    }

    /// Shows a window.
    ///
    /// @param starts where each column begins, and where the last one ends
    /// @param firstY where the first row begins
    void show(GridWindow window, double[] starts, double firstY, GridFont font, GridGeometry geometry) {
        grow(window.rows(), window.columns());
        var padding = geometry.padding();
        var margins = new TextBox.Margins(0, padding - 1, padding);
        var rowHeight = geometry.rowHeight;
        isLoading = false;
        for (var row = 0; row < cells.length; row++) {
            var nodes = cells[slot(window.firstRow(), row, cells.length)];
            var y = firstY + row * rowHeight;
            for (var column = 0; column < columns; column++) {
                var cell = nodes[slot(window.firstColumn(), column, columns)];
                var isUsed = row < window.rows() && column < window.columns();
                cell.appear(isUsed);
                if (isUsed) {
                    // One pixel less than its place: there the line is seen.
                    cell.place(starts[column], y, starts[column + 1] - starts[column] - 1, rowHeight - 1);
                    cell.show(window, row, column, font, margins);
                    isLoading |= cell.appearWaiting(geometry.isWaiting);
                }
            }
        }
    }

    /// The node at a place of the window, which is the one that was shown last.
    GridCell get(GridWindow window, int row, int column) {
        return cells[slot(window.firstRow(), row, cells.length)][slot(window.firstColumn(), column, columns)];
    }

    /// Whether a cell that was shown last is loading.
    boolean isLoading() {
        return isLoading;
    }

    /// Shows nothing.
    void clear() {
        for (var row : cells) {
            for (var cell : row) {
                cell.appear(false);
            }
        }
    }

    /// Which of this many nodes, taken in turn, is that of a row, column or head: the same wherever the window begins.
    static int slot(long first, int index, int nodes) {
        return (int) ((first + index) % nodes);
    }

    private void grow(int newRows, int newColumns) {
        if (newRows <= cells.length && newColumns <= columns) {
            return;
        }
        var grown = new GridCell[Math.max(newRows, cells.length)][Math.max(newColumns, columns)];
        for (var row = 0; row < grown.length; row++) {
            for (var column = 0; column < grown[row].length; column++) {
                grown[row][column] = row < cells.length && column < columns ? cells[row][column] : make();
            }
        }
        columns = grown.length == 0 ? 0 : grown[0].length;
        cells = grown;
        // New nodes would else stand unstyled for one frame.
        layer.applyCss();
    }

    private GridCell make() {
        var cell = new GridCell();
        layer.getChildren().add(cell);
        return cell;
    }
}
