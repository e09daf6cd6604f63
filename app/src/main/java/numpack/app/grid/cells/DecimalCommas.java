package numpack.app.grid.cells;

import java.util.List;
import java.util.regex.Pattern;
import numpack.engine.dtype.DecimalMark;

/// Whose decimal mark texts use that people wrote: one that was typed, or a block that was pasted.
///
/// A comma is the mark if no text has a point and some text cannot mean thousands (`0,25`, `1,5`, `0,125`). If all that
/// have commas look like `1,234`, nobody can tell, and such texts are refused rather than guessed.
public final class DecimalCommas {
    /// A number in groups of three. With an exponent behind, nobody groups.
    private static final Pattern THOUSANDS = Pattern.compile("(?<![\\d,])[1-9]\\d{0,2}(,\\d{3})+(?![\\d,eE])");

    private DecimalCommas() {}

    /// The mark of a block, which is one for all of it.
    public static DecimalMark markOf(List<List<String>> rows) {
        var hasComma = false;
        for (var row : rows) {
            for (var text : row) {
                if (text.indexOf('.') >= 0) {
                    return DecimalMark.POINT;
                }
                hasComma |= text.indexOf(',') >= 0 && !mayBeThousands(text);
            }
        }
        return hasComma ? DecimalMark.COMMA : DecimalMark.POINT;
    }

    /// Whether all commas of a text may set thousands apart: in each part of a complex number too.
    static boolean mayBeThousands(String text) {
        return text.indexOf(',') >= 0 && THOUSANDS.matcher(text).replaceAll("").indexOf(',') < 0;
    }
}
