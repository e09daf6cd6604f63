package numpack.app.grid.paint;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import numpack.app.grid.model.ColumnSort;
import org.jspecify.annotations.Nullable;

/// The head of one row or column on the screen.
public final class GridHead extends TextBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass WHOLE = PseudoClass.getPseudoClass("whole");
    private static final PseudoClass DROPPED = PseudoClass.getPseudoClass("dropped");
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("hovered");
    private static final PseudoClass DESCENDING = PseudoClass.getPseudoClass("descending");
    private static final PseudoClass ONCE = PseudoClass.getPseudoClass("once");
    private static final PseudoClass OFFERED = PseudoClass.getPseudoClass("offered");
    private static final double ARROW_X = 7;
    private static final double ARROW_WIDTH = 8;
    private static final double ARROW_HEIGHT = 6;

    /// None until a head shows one.
    private @Nullable Region arrow;

    public GridHead(String styleClass) {
        super(styleClass);
    }

    /// Shows how much of its row or column is selected.
    void select(Extent extent) {
        turn(SELECTED, extent != Extent.NOTHING);
        turn(WHOLE, extent == Extent.WHOLE);
    }

    void drop(boolean isDropped) {
        turn(DROPPED, isDropped);
    }

    void hover(boolean isHovered) {
        turn(HOVERED, isHovered);
    }

    /// Shows how rows stand by the column, or that they can be sorted by it.
    ///
    /// @param isOffered whether there is an arrow though they do not
    void sort(ColumnSort sort, boolean isOffered, double zoom) {
        boolean isShown = sort != ColumnSort.NONE || isOffered;
        if (!isShown && arrow == null) {
            return;
        }
        if (arrow == null) {
            arrow = new Region();
            arrow.getStyleClass().add("grid-sort-arrow");
            arrow.setManaged(false);
            getChildren().add(arrow);
        }
        arrow.setVisible(isShown);
        arrow.resizeRelocate(Math.rint(ARROW_X * zoom), Math.rint((getHeight() - ARROW_HEIGHT * zoom) / 2), Math.rint(ARROW_WIDTH * zoom), Math.rint(ARROW_HEIGHT * zoom));
        arrow.pseudoClassStateChanged(DESCENDING, sort == ColumnSort.DESCENDING || sort == ColumnSort.ONCE_DESCENDING);
        arrow.pseudoClassStateChanged(ONCE, sort == ColumnSort.ONCE_ASCENDING || sort == ColumnSort.ONCE_DESCENDING);
        arrow.pseudoClassStateChanged(OFFERED, sort == ColumnSort.NONE);
    }

    /// How much of a row or column is selected.
    enum Extent {
        /// No cell.
        NOTHING,
        /// Some cells.
        PART,
        /// It as a whole.
        WHOLE
    }
}
