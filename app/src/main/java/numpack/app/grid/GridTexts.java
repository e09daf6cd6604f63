package numpack.app.grid;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The few words that the grid itself says.
final class GridTexts {
    private GridTexts() {}

    static String get(String key, Object... arguments) {
        return MessageFormat.format(ResourceBundle.getBundle("numpack.app.grid.messages").getString(key), arguments);
    }
}
