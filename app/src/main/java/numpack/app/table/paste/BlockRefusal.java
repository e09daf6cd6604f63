package numpack.app.table.paste;

import java.util.List;

/// Why a block cannot be written: a sentence, and the cells it is about, the first of them.
///
/// @param sentence what is wrong
/// @param cells the first bad cells; may be empty
/// @param badCount how many there are
public record BlockRefusal(String sentence, List<BadCell> cells, long badCount) {
    public BlockRefusal {
        cells = List.copyOf(cells);
    }

    /// A refusal that is not about single cells.
    public static BlockRefusal of(String sentence) {
        return new BlockRefusal(sentence, List.of(), 0);
    }

    /// A text that is no element.
    ///
    /// @param row the head of its row
    /// @param column the head of its column
    /// @param text the text
    /// @param reason a sentence
    public record BadCell(String row, String column, String text, String reason) {}
}
