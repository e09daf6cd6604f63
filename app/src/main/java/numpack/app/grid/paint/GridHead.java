package numpack.app.grid.paint;

import javafx.css.PseudoClass;

/// The head of one row or column on the screen.
public final class GridHead extends TextBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass WHOLE = PseudoClass.getPseudoClass("whole");
    private static final PseudoClass DROPPED = PseudoClass.getPseudoClass("dropped");
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("hovered");

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
