package numpack.app.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import numpack.app.grid.space.GridRange;
import numpack.app.grid.space.GridSelection;

/// A clipped strip of heads: those of the rows, of the columns that scroll, or of the frozen ones.
final class HeadStrip extends Region {
    private final String headStyle;
    private final Region ground = new Region();
    private final Pane content = new Pane();
    private final Rectangle clip = new Rectangle();
    private final List<GridHead> heads = new ArrayList<>();
    private int used;

    HeadStrip(String styleClass, String headStyle) {
        this.headStyle = headStyle;
        getStyleClass().add(styleClass);
        setManaged(false);
        setClip(clip);
        // Seen between the heads: the lines are what the heads leave free of it.
        ground.getStyleClass().add("grid-head-lines");
        ground.setManaged(false);
        content.setManaged(false);
        content.getChildren().add(ground);
        getChildren().add(content);
    }

    /// Shows the heads of the rows of a window.
    void showRows(GridWindow window, GridGeometry geometry, GridFont font, GridSelection selection, long hovered) {
        begin(window.rows());
        var margins = new TextBox.Margins(0, geometry.padding(), geometry.padding());
        var height = geometry.rowHeight;
        for (var row = 0; row < used; row++) {
            var head = heads.get(row);
            head.place(0, row * height, geometry.rowHeadWidth - 1, height - 1);
            head.write(window.rowHead(row), HPos.RIGHT, font, margins);
            var index = window.firstRow() + row;
            head.drop(window.isRowDropped(row));
            head.select(rowExtent(selection, index));
            head.hover(index == hovered);
        }
        ground.resizeRelocate(0, 0, geometry.rowHeadWidth, used * height);
        content.setTranslateY(-geometry.top.offset());
    }

    /// Shows the heads of the columns of a window.
    ///
    /// @param firstX where its first column begins, at most 0
    void showColumns(GridWindow window, GridModel model, GridGeometry geometry, GridFont font, GridSelection selection,
            double firstX) {
        begin(window.columns());
        var line = Math.min(geometry.headHeight, Math.rint(28 * geometry.zoom));
        var margins = new TextBox.Margins(geometry.headHeight - line, geometry.padding() - 1, geometry.padding());
        var x = 0.0;
        for (var column = 0; column < used; column++) {
            var head = heads.get(column);
            var index = window.firstColumn() + column;
            var width = geometry.columnWidth(index);
            head.place(x, 0, width - 1, geometry.headHeight - 1);
            head.write(model.columnHead(index), window.alignment(column), font, margins);
            head.drop(window.isColumnDropped(column));
            head.select(columnExtent(selection, index));
            x += width;
        }
        ground.resizeRelocate(0, 0, x, geometry.headHeight);
        content.setTranslateX(firstX);
    }

    /// Shows nothing.
    void clear() {
        begin(0);
        ground.resizeRelocate(0, 0, 0, 0);
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
    }

    private void begin(int count) {
        used = count;
        if (heads.size() < count) {
            while (heads.size() < count) {
                var head = new GridHead(headStyle);
                heads.add(head);
                content.getChildren().add(head);
            }
            content.applyCss();
        }
        for (var i = 0; i < heads.size(); i++) {
            heads.get(i).appear(i < count);
        }
    }

    private static GridHead.Extent rowExtent(GridSelection selection, long row) {
        var extent = GridHead.Extent.NOTHING;
        for (var range : selection.ranges()) {
            if (range.containsRow(row)) {
                if (range.isWholeRows()) {
                    return GridHead.Extent.WHOLE;
                }
                extent = GridHead.Extent.PART;
            }
        }
        return extent;
    }

    private static GridHead.Extent columnExtent(GridSelection selection, long column) {
        var extent = GridHead.Extent.NOTHING;
        for (GridRange range : selection.ranges()) {
            if (range.containsColumn(column)) {
                if (range.isWholeColumns()) {
                    return GridHead.Extent.WHOLE;
                }
                extent = GridHead.Extent.PART;
            }
        }
        return extent;
    }
}
