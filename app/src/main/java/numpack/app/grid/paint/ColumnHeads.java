package numpack.app.grid.paint;

import numpack.app.grid.model.GridModel;
import numpack.app.grid.model.GridWindow;
import numpack.app.grid.space.GridGeometry;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;

/// The heads of the columns on the screen: of those that scroll, or of the frozen ones.
final class ColumnHeads extends HeadStrip {
    ColumnHeads() {
        super("grid-column-heads", "grid-column-head");
    }

    /// Shows those of a window.
    ///
    /// @param hovered the column whose head the pointer is on; -1 for none
    /// @param x       where its first column begins, at most 0
    void show(GridWindow window, GridModel model, GridGeometry geometry, GridFont font, GridSelection selection, long hovered, double x) {
        var firstX = begin(window.firstColumn(), window.columns(), geometry.columns.extent());
        var margins = new TextBox.Margins(0, geometry.padding() - 1, geometry.padding());
        var end = firstX;
        for (var column = 0; column < window.columns(); column++) {
            var head = head(column);
            var index = window.firstColumn() + column;
            var width = geometry.columnWidth(index);
            head.place(end, 0, width - 1, geometry.headHeight - 1);
            head.write(model.columnHead(index), window.alignment(column), font, margins);
            head.drop(window.isColumnDropped(column));
            head.sort(model.columnSort(index), geometry.isSortable && index == hovered, geometry.zoom);
            head.hover(index == hovered);
            head.select(extent(selection, range -> range.containsColumn(index), GridRange::isWholeColumns));
            end += width;
        }
        ground().resizeRelocate(firstX, 0, end - firstX, geometry.headHeight);
        sheet().moveSideways(content(), x);
    }
}
