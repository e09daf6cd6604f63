package numpack.app.table.paste;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import numpack.app.selection.GridRange;

/// What a text, and the cells that it is for, say about its commas where several readings make numbers of all of it. A clue only speaks against
/// readings; where two clues disagree, nothing is likely.
///
/// @param likely the readings that no clue speaks against
/// @param clue   the reason that the user is given; empty for none
public record CommaClues(Set<CommaReading> likely, Optional<Clue> clue) {
    public CommaClues {
        likely = Set.copyOf(likely);
    }

    /// A reason to take commas for one thing and not for another.
    public enum Clue {
        /// Digits after a comma begin with a zero, as in 1,05: whole numbers are not written like this.
        ZEROS,
        /// One reading makes as many rows and columns as are selected.
        SELECTION
    }

    /// @param readings  all that the text may mean
    /// @param separated the text with its commas taken for separators
    /// @param hasPoints whether a text has points that set thousands apart, and a comma after them
    static CommaClues of(List<PasteReading> readings, TextBlock separated, GridRange selected, boolean hasPoints) {
        var likely = EnumSet.noneOf(CommaReading.class);
        readings.forEach(reading -> likely.add(reading.commas()));
        if (hasPoints) {
            // 1.234,5 is one number, although nothing here reads it.
            likely.remove(CommaReading.SEPARATORS);
        }
        var clue = Optional.<Clue>empty();
        if (likely.contains(CommaReading.SEPARATORS) && hasZeros(separated)) {
            likely.remove(CommaReading.SEPARATORS);
            clue = Optional.of(Clue.ZEROS);
        }
        var fitting = readings.stream().filter(reading -> isAsSelected(reading, selected)).map(PasteReading::commas).toList();
        if (isSeveral(selected) && !fitting.isEmpty() && !fitting.containsAll(likely)) {
            likely.retainAll(fitting);
            clue = Optional.of(Clue.SELECTION);
        }
        return new CommaClues(likely, clue);
    }

    /// Where there is no choice there are no clues.
    static CommaClues none(PasteReading only) {
        return new CommaClues(EnumSet.of(only.commas()), Optional.empty());
    }

    private static boolean hasZeros(TextBlock separated) {
        for (var row = 0; row < separated.rowCount(); row++) {
            for (var column = 1; column < separated.width(row); column++) {
                var text = separated.cell(row, column).strip();
                if (text.length() > 1 && text.charAt(0) == '0' && Character.isDigit(text.charAt(1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSeveral(GridRange selected) {
        return selected.firstRow() != selected.lastRow() || selected.firstColumn() != selected.lastColumn();
    }

    private static boolean isAsSelected(PasteReading reading, GridRange selected) {
        return reading.rows() == selected.lastRow() - selected.firstRow() + 1 && reading.columns() == selected.lastColumn() - selected.firstColumn() + 1;
    }
}
