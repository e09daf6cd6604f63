package numpack.app.grid.exchange;

import java.util.List;
import java.util.regex.Pattern;
import numpack.engine.dtype.DecimalMark;

/// Whose decimal mark a block of texts uses.
///
/// A comma is the mark if no text has a point and some text cannot mean thousands (`0,25`, `1,5`, `0,125`). If all that
/// have commas look like `1,234`, nobody can tell, and such texts are refused rather than guessed.
final class DecimalCommas {
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+");

    private DecimalCommas() {}

    static DecimalMark markOf(List<List<String>> rows) {
        var hasComma = false;
        for (var row : rows) {
            for (var text : row) {
                if (text.indexOf('.') >= 0) {
                    return DecimalMark.POINT;
                }
                hasComma |= text.indexOf(',') >= 0 && !isAmbiguous(text);
            }
        }
        return hasComma ? DecimalMark.COMMA : DecimalMark.POINT;
    }

    /// Whether a text may be a thousand or a fraction.
    static boolean isAmbiguous(String text) {
        return THOUSANDS.matcher(text.strip()).matches();
    }
}
