package numpack.app.grid;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// What the clipboard holds, as far as it is text.
public final class ClipboardText {
    /// Text as X11 hands it over, byte by byte.
    private static final DataFormat X11_TEXT =
            Optional.ofNullable(DataFormat.lookupMimeType("UTF8_STRING")).orElseGet(() -> new DataFormat("UTF8_STRING"));

    private ClipboardText() {}

    /// The text, with characters that are no text; empty for none.
    static String read() {
        var clipboard = Clipboard.getSystemClipboard();
        // On X11 a string of JavaFX ends at the first NUL, and what stands before it would be pasted as if it were all.
        if (clipboard.hasContent(X11_TEXT) && clipboard.getContent(X11_TEXT) instanceof ByteBuffer bytes && hasZero(bytes)) {
            return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        }
        var text = clipboard.getString();
        return text == null ? "" : text;
    }

    private static boolean hasZero(ByteBuffer bytes) {
        for (var at = bytes.position(); at < bytes.limit(); at++) {
            if (bytes.get(at) == 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether it holds characters that no text has: bytes of something else, or text in another encoding. A field would drop them in
    /// silence and make one number of what stands before and after them.
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
