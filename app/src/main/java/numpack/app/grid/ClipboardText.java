package numpack.app.grid;

import javafx.scene.input.Clipboard;

/// What the clipboard holds, as far as it is text.
public final class ClipboardText {
    private ClipboardText() {}

    /// The text; empty for none.
    static String read() {
        var text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
    }

    /// Whether it holds characters that no text has: bytes of something else, or text in another encoding. A field would drop them in
    /// silence and make one number of what stands before and behind them.
    public static boolean isBinary(String text) {
        return text.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c));
    }

    /// Whether it is more than one cell: it has tabs or lines.
    static boolean isBlock(String text) {
        var end = endOfCell(text);
        for (var i = 0; i < end; i++) {
            var c = text.charAt(i);
            if (c == '\t' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    /// A text of one cell without the line end that spreadsheets put after it.
    static String cell(String text) {
        return text.substring(0, endOfCell(text));
    }

    private static int endOfCell(String text) {
        var end = text.length();
        if (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        return end;
    }
}
