package numpack.app.grid.paint;

import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// A box with one line of text: what cells and heads are made of. Reused from frame to frame; every setter does nothing
/// when nothing changes, because that is the common case. It takes no part in layout: it is placed by hand.
class TextBox extends Region {
    private final Text text = new Text();
    private String whole = "";
    private boolean isCut;
    private double x = Double.NaN;
    private double y = Double.NaN;
    private double width = Double.NaN;
    private double height = Double.NaN;

    TextBox(String styleClass) {
        getStyleClass().add(styleClass);
        text.getStyleClass().add("grid-text");
        text.setManaged(false);
        setManaged(false);
        getChildren().add(text);
    }

    /// Moves and resizes it.
    ///
    /// @return whether anything changed
    final boolean place(double newX, double newY, double newWidth, double newHeight) {
        if (x == newX && y == newY && width == newWidth && height == newHeight) {
            return false;
        }
        x = newX;
        y = newY;
        width = newWidth;
        height = newHeight;
        resizeRelocate(newX, newY, newWidth, newHeight);
        return true;
    }

    /// Shows a text in the part of the box between two margins.
    final void write(String newText, HPos alignment, GridFont font, Margins margins) {
        var room = width - margins.left() - margins.right();
        isCut = !font.fits(newText, room);
        var shown = !isCut ? newText : isNumber(newText) ? font.marks(room) : font.cut(newText, room);
        whole = newText;
        if (!shown.equals(text.getText())) {
            text.setText(shown);
        }
        text.setX(switch (alignment) {
            case LEFT -> margins.left();
            case CENTER -> Math.rint(margins.left() + (room - font.width(shown)) / 2);
            case RIGHT -> width - margins.right() - font.width(shown);
        });
        text.setY(font.baseline(height - margins.top()) + margins.top());
    }

    /// The text, uncut.
    final String wholeText() {
        return whole;
    }

    /// Whether the text does not fit: an ellipsis stands for its end, or marks for all of it if it is a number.
    final boolean isCut() {
        return isCut;
    }

    /// Whether a text means a number, and its beginning another one.
    boolean isNumber(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    public final Text textNode() {
        return text;
    }

    final void turn(PseudoClass state, boolean on) {
        pseudoClassStateChanged(state, on);
    }

    final void appear(boolean visible) {
        if (isVisible() != visible) {
            setVisible(visible);
        }
    }

    @Override
    protected void layoutChildren() {}

    /// Room kept free around a text.
    record Margins(double top, double right, double left) {}
}
