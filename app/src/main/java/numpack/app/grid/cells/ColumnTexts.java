package numpack.app.grid.cells;

import java.util.HashMap;
import java.util.Map;

/// How long the texts of columns are, as the first block that was read of each column has them. Later blocks do not
/// change it: widths that follow what is scrolled past would make the table jump.
final class ColumnTexts {
    private final Map<Long, int[]> longest = new HashMap<>();

    /// Takes over the lengths of a block, if it is the first one of its columns.
    void learn(BlockKey key, CellBlock block) {
        longest.computeIfAbsent(key.column(), unknown -> block.longestTexts());
    }

    /// Characters of the longest text of a column; 0 if nothing is known of it.
    int longest(long column) {
        var known = longest.get(column / BlockKey.COLUMNS);
        var index = (int) (column % BlockKey.COLUMNS);
        return known == null || index >= known.length ? 0 : known[index];
    }

    void clear() {
        longest.clear();
    }
}
