package numpack.app.prefs;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A tab of an array as it was left. Whatever a file says, the values are within their bounds.
///
/// @param pack        the path of its pack
/// @param slice       its slice text
/// @param rowAxis     the axis along the rows, below zero for none
/// @param columnAxis  the axis along the columns, below zero for none
/// @param showsDropped whether dropped rows stand among the others
/// @param table       how its table stood
public record TabState(String pack, String array, String slice, int rowAxis, int columnAxis, boolean showsDropped, TablePlace table) {
    public TabState {
        pack = orEmpty(pack);
        array = orEmpty(array);
        slice = orEmpty(slice);
        rowAxis = Math.max(-1, rowAxis);
        columnAxis = Math.max(-1, columnAxis);
        table = table == null ? TablePlace.FRESH : table;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// How a table stood.
    ///
    /// @param topRow        the first row on the screen
    /// @param leftColumn    the first column on the screen that scrolls
    /// @param cursorRow     the row of the cursor
    /// @param cursorColumn  the column of the cursor
    /// @param frozenColumns how many columns did not scroll
    /// @param zoom          1 for 100 %
    /// @param columnWidths  widths that were changed, by column, in pixels at 100 %
    public record TablePlace(long topRow, long leftColumn, long cursorRow, long cursorColumn, int frozenColumns, double zoom,
            Map<Long, Double> columnWidths) {
        /// At the beginning, nothing changed.
        public static final TablePlace FRESH = new TablePlace(0, 0, 0, 0, 0, 1, Map.of());

        private static final int MAX_FROZEN = 64;
        private static final int MAX_WIDTHS = 10_000;
        private static final double MIN_ZOOM = 0.5;
        private static final double MAX_ZOOM = 3;

        public TablePlace {
            topRow = Math.max(0, topRow);
            leftColumn = Math.max(0, leftColumn);
            cursorRow = Math.max(0, cursorRow);
            cursorColumn = Math.max(0, cursorColumn);
            frozenColumns = Math.clamp(frozenColumns, 0, MAX_FROZEN);
            // A zoom of 0 is what a file without one says.
            zoom = zoom > 0 && zoom < Double.POSITIVE_INFINITY ? Math.clamp(zoom, MIN_ZOOM, MAX_ZOOM) : 1;
            columnWidths = usable(columnWidths);
        }

        private static Map<Long, Double> usable(@Nullable Map<Long, @Nullable Double> found) {
            var usable = new TreeMap<Long, Double>();
            if (found != null) {
                found.forEach((column, width) -> {
                    if (column >= 0 && width != null && width > 0 && width < Double.POSITIVE_INFINITY && usable.size() < MAX_WIDTHS) {
                        usable.put(column, width);
                    }
                });
            }
            return Map.copyOf(usable);
        }
    }
}
