package numpack.app.table.cells;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How long the longest texts of columns are that were read so far. They only grow: a column that has shown a long number stays wide
/// enough for it, and does not jump back when it is scrolled away.
final class ColumnTexts {
    private final Map<Long, int[]> longest = new HashMap<>();

    /// Takes over the lengths of a block.
    void learn(BlockKey key, CellBlock block) {
        longest.merge(key.column(), block.longestTexts(), ColumnTexts::longer);
    }

    /// Takes over the length of one text.
    void learn(long column, int length) {
        var lengths = new int[(int) (column % BlockKey.COLUMNS) + 1];
        lengths[lengths.length - 1] = length;
        longest.merge(column / BlockKey.COLUMNS, lengths, ColumnTexts::longer);
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

    private static int[] longer(int[] one, int[] other) {
        var longer = Arrays.copyOf(one, Math.max(one.length, other.length));
        for (var i = 0; i < other.length; i++) {
            longer[i] = Math.max(longer[i], other[i]);
        }
        return longer;
    }
}
