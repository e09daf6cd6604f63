package numpack.app.grid;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import numpack.app.grid.space.GridGeometry;
import numpack.app.selection.GridSpot;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A sentence in a small box under a cell: why a text is refused, what will become of it, why it cannot be edited. Colour
/// and icon say which.
final class GridMessage {
    private static final PseudoClass REFUSAL = PseudoClass.getPseudoClass("refusal");
    private static final double GAP = 3;
    private static final double MAX_WIDTH = 420;

    private final FontIcon icon = new FontIcon(Feather.INFO);
    private final Label sentence = new Label("", icon);
    private final HBox box = new HBox(sentence);
    private @Nullable GridSpot spot;

    GridMessage() {
        box.getStyleClass().add("grid-message");
        box.setManaged(false);
        box.setVisible(false);
        box.setMouseTransparent(true);
        sentence.setWrapText(true);
    }

    HBox node() {
        return box;
    }

    /// Shows a sentence under a cell until it is hidden or replaced.
    void show(Kind kind, String text, GridSpot under) {
        spot = under;
        sentence.setText(text);
        icon.setIconCode(kind == Kind.REFUSAL ? Feather.ALERT_CIRCLE : Feather.INFO);
        box.pseudoClassStateChanged(REFUSAL, kind == Kind.REFUSAL);
        box.setVisible(true);
    }

    void hide() {
        spot = null;
        box.setVisible(false);
    }

    /// Places the box under its cell, over it if there is no room below.
    void place(GridGeometry geometry) {
        var where = spot;
        if (where == null) {
            return;
        }
        var x = geometry.columnX(where.column());
        var y = geometry.rowY(where.row());
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            box.relocate(-10_000, -10_000);
            return;
        }
        box.applyCss();
        var width = Math.min(Math.min(MAX_WIDTH, geometry.width - 16), box.prefWidth(-1));
        var height = box.prefHeight(width);
        var below = y + geometry.rowHeight + GAP;
        var left = Math.clamp(x, 8, Math.max(8, geometry.width - GridGeometry.BAR - width));
        box.resizeRelocate(Math.rint(left), below + height <= geometry.height ? below : y - height - GAP, width, height);
        box.layout();
    }

    /// What a sentence is.
    enum Kind {
        /// It may go on like this.
        NOTE,
        /// It may not.
        REFUSAL
    }
}
