package numpack.app.grid.paint;

import javafx.geometry.HPos;
import numpack.app.grid.model.GridWindow;
import numpack.app.grid.space.GridGeometry;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;

/// The heads of the rows on the screen.
final class RowHeads extends HeadStrip {
    RowHeads() {
        super("grid-row-heads", "grid-row-head");
    }

    /// Shows those of a window.
    ///
    /// @param hovered the row under the pointer; -1 for none
    void show(GridWindow window, GridGeometry geometry, GridFont font, GridSelection selection, long hovered) {
        var firstY = begin(window.firstRow(), window.rows(), geometry.rows.extent());
        var margins = new TextBox.Margins(0, geometry.padding(), geometry.padding());
        var height = geometry.rowHeight;
        for (var row = 0; row < window.rows(); row++) {
            var head = head(row);
            var index = window.firstRow() + row;
            head.place(0, firstY + row * height, geometry.rowHeadWidth - 1, height - 1);
            head.write(window.rowHead(row), HPos.RIGHT, font, margins);
            head.drop(window.isRowDropped(row));
            head.select(extent(selection, range -> range.containsRow(index), GridRange::isWholeRows));
            head.hover(index == hovered);
        }
        ground().resizeRelocate(0, firstY, geometry.rowHeadWidth, window.rows() * height);
        sheet().moveUpwards(content(), -geometry.top.offset());
    }
}
