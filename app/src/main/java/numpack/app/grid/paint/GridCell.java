package numpack.app.grid.paint;

import java.util.Arrays;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import numpack.app.grid.model.CellState;
import numpack.app.grid.model.GridWindow;
import org.jspecify.annotations.Nullable;

/// One cell on the screen. A plain cell is a text without background; the corner of an edited one, the box of a boolean
/// and the bar of one that is loading are made when first needed.
public final class GridCell extends TextBox {
    private static final CellState[] STATES = CellState.values();
    private static final PseudoClass[] PSEUDO =
        Arrays.stream(STATES).map(state -> PseudoClass.getPseudoClass(state.pseudoClass())).toArray(PseudoClass[]::new);
    private static final double CORNER = 7;
    private static final double BOX = 14;
    private static final double BAR_HEIGHT = 8;
    private static final double HIT_LINE = 2;

    private @Nullable Region corner;
    private @Nullable Region box;
    private @Nullable Region tick;
    private @Nullable Region bar;
    private @Nullable Region hitLine;
    private int states;
    private int shownRow;
    private int shownColumn;

    GridCell() {
        super("grid-cell");
        setAccessibleRole(AccessibleRole.TABLE_CELL);
    }

    /// Shows one cell of a window.
    void show(GridWindow window, int row, int column, GridFont font, Margins margins) {
        shownRow = saturated(window.firstRow() + row);
        shownColumn = saturated(window.firstColumn() + column);
        var newStates = window.states(row, column);
        turnStates(newStates);
        var hasText = (newStates & (CellState.CHECK_BOX.bit() | CellState.LOADING.bit())) == 0;
        write(hasText ? window.text(row, column) : "", window.alignment(column), font, margins);
        placeMarks(margins, window.alignment(column));
    }

    /// Shows the bar of a cell that is loading, or leaves it blank as long as it may still come at once.
    ///
    /// @return whether it is loading
    boolean appearWaiting(boolean isWaiting) {
        var isLoading = CellState.LOADING.isIn(states);
        if (bar != null) {
            bar.setVisible(isWaiting && isLoading);
        }
        return isLoading;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> CellState.CHECK_BOX.isIn(states) ? String.valueOf(CellState.CHECKED.isIn(states)) : wholeText();
            case ROW_INDEX -> shownRow;
            case COLUMN_INDEX -> shownColumn;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    boolean isNumber(String text) {
        return true;
    }

    private void turnStates(int newStates) {
        var changed = states ^ newStates;
        states = newStates;
        for (var i = 0; changed != 0; i++, changed >>>= 1) {
            if ((changed & 1) != 0) {
                turn(PSEUDO[i], STATES[i].isIn(newStates));
            }
        }
    }

    private void placeMarks(Margins margins, HPos alignment) {
        corner = mark(corner, CellState.EDITED, "grid-cell-corner");
        if (corner != null && corner.isVisible()) {
            corner.resizeRelocate(getWidth() - CORNER, 0, CORNER, CORNER);
        }
        box = mark(box, CellState.CHECK_BOX, "grid-cell-box");
        if (box != null && box.isVisible()) {
            var size = Math.min(BOX, getHeight() - 4);
            box.resizeRelocate(Math.rint((getWidth() - size) / 2), Math.rint((getHeight() - size) / 2), size, size);
        }
        tick = mark(tick, CellState.CHECKED, "grid-cell-tick");
        if (tick != null && box != null && tick.isVisible()) {
            tick.resizeRelocate(box.getLayoutX() + 3, box.getLayoutY() + 4, box.getWidth() - 6, box.getHeight() - 8);
        }
        hitLine = mark(hitLine, CellState.HIT, "grid-cell-hit-line");
        if (hitLine != null && hitLine.isVisible()) {
            hitLine.resizeRelocate(0, getHeight() - HIT_LINE, getWidth(), HIT_LINE);
        }
        bar = mark(bar, CellState.LOADING, "grid-cell-bar");
        if (bar != null && bar.isVisible()) {
            var length = Math.max(0, Math.rint((getWidth() - margins.left() - margins.right()) * 0.7));
            var x = alignment == HPos.RIGHT ? getWidth() - margins.right() - length : margins.left();
            bar.resizeRelocate(x, Math.rint((getHeight() - BAR_HEIGHT) / 2), length, BAR_HEIGHT);
        }
    }

    private @Nullable Region mark(@Nullable Region mark, CellState state, String styleClass) {
        var isOn = state.isIn(states);
        if (mark == null && isOn) {
            var made = new Region();
            made.getStyleClass().add(styleClass);
            made.setManaged(false);
            getChildren().add(made);
            return made;
        }
        if (mark != null && mark.isVisible() != isOn) {
            mark.setVisible(isOn);
        }
        return mark;
    }

    private static int saturated(long index) {
        return (int) Math.min(index, Integer.MAX_VALUE);
    }
}
