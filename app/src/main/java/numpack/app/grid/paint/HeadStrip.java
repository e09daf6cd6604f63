package numpack.app.grid.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import numpack.app.grid.space.Extent;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;

/// A clipped strip of heads, of rows or of columns. As with cells, a head keeps its node as long as it is on the screen.
abstract class HeadStrip extends Region {
    private final String headStyle;
    private final Region ground = new Region();
    private final Pane content = new Pane();
    private final Rectangle clip = new Rectangle();
    private final List<GridHead> heads = new ArrayList<>();
    private final Sheet sheet = new Sheet();
    private long first;

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

    /// Shows nothing.
    final void clear() {
        begin(0, 0, Extent.uniform(0, 1));
        ground.resizeRelocate(0, 0, 0, 0);
    }

    /// Makes this many heads ready.
    ///
    /// @return where the first of them stands on the layer
    final double begin(long newFirst, int count, Extent extent) {
        first = newFirst;
        if (heads.size() < count) {
            while (heads.size() < count) {
                var head = new GridHead(headStyle);
                heads.add(head);
                content.getChildren().add(head);
            }
            content.applyCss();
        }
        for (var i = 0; i < heads.size(); i++) {
            head(i).appear(i < count);
        }
        return sheet.begin(newFirst, extent);
    }

    /// A head, counted from the first one shown.
    final GridHead head(int index) {
        return heads.get(CellPool.slot(first, index, heads.size()));
    }

    final Region ground() {
        return ground;
    }

    final Pane content() {
        return content;
    }

    final Sheet sheet() {
        return sheet;
    }

    /// How much of a row or column is selected.
    ///
    /// @param touches whether a range holds a cell of it
    /// @param isWhole whether such a range holds all of them
    static GridHead.Extent extent(GridSelection selection, Predicate<GridRange> touches, Predicate<GridRange> isWhole) {
        var extent = GridHead.Extent.NOTHING;
        for (var range : selection.ranges()) {
            if (touches.test(range)) {
                if (isWhole.test(range)) {
                    return GridHead.Extent.WHOLE;
                }
                extent = GridHead.Extent.PART;
            }
        }
        return extent;
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
    }
}
