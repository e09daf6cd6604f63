package numpack.app.grid.paint;

import javafx.geometry.VPos;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The measures of the number font. All its ASCII characters are equally wide, so a text is placed and cut by counting
/// its characters; laying out every text of every frame only to learn its width would double the cost of a frame.
public final class GridFont {
    private static final String MARK = "#";

    private final Text ruler = new Text();
    private double charWidth;
    private double ascent;
    private double lineHeight;

    GridFont(Font font) {
        measure(font);
    }

    /// Takes over a font.
    ///
    /// @return whether it was another one than before
    boolean measure(Font font) {
        if (charWidth > 0 && font.equals(ruler.getFont())) {
            return false;
        }
        ruler.setFont(font);
        ruler.setTextOrigin(VPos.TOP);
        // A long run, so that rounding in the layout does not matter.
        ruler.setText("0".repeat(100));
        charWidth = ruler.getLayoutBounds().getWidth() / 100;
        lineHeight = ruler.getLayoutBounds().getHeight();
        ascent = ruler.getBaselineOffset();
        return true;
    }

    double charWidth() {
        return charWidth;
    }

    /// The baseline of a line in the middle of a box.
    double baseline(double boxHeight) {
        return Math.rint((boxHeight - lineHeight) / 2 + ascent);
    }

    /// How wide a text is.
    public double width(String text) {
        if (isPlain(text)) {
            return text.length() * charWidth;
        }
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    /// Whether a text fits in this many pixels.
    boolean fits(String text, double room) {
        return width(text) <= room + 0.5;
    }

    /// What stands for a number that does not fit, as in spreadsheets: its first digits would read as another number.
    String marks(double room) {
        return MARK.repeat(Math.max(1, (int) ((room + 0.5) / charWidth)));
    }

    /// As much of the beginning of a text as fits in this many pixels with an ellipsis after it.
    String cut(String text, double room) {
        if (isPlain(text)) {
            var fitting = (int) ((room + 0.5) / charWidth) - 1;
            return fitting <= 0 ? "…" : text.substring(0, fitting) + "…";
        }
        var end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…") > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
