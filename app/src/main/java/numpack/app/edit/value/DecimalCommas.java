package numpack.app.edit.value;

import java.util.regex.Pattern;
import numpack.engine.dtype.DecimalMark;

/// What the commas of a text mean that was typed.
///
/// A comma is the decimal mark if the text has no point and cannot mean thousands (`0,25`, `1,5`, `0,125`). Where it looks like `1,234`
/// there is no telling, and the text is refused rather than guessed.
public final class DecimalCommas {
    /// A number in groups of three. Not with an exponent after it.
    private static final Pattern THOUSANDS = Pattern.compile("(?<![\\d,])[1-9]\\d{0,2}(,\\d{3})+(?![\\d,eE])");

    private DecimalCommas() {}

    /// The mark of a text that stands alone.
    static DecimalMark markOf(String text) {
        return text.indexOf(',') >= 0 && text.indexOf('.') < 0 && !mayBeThousands(text) ? DecimalMark.COMMA : DecimalMark.POINT;
    }

    /// Whether all commas of a text may set thousands apart: in each part of a complex number too.
    public static boolean mayBeThousands(String text) {
        return text.indexOf(',') >= 0 && THOUSANDS.matcher(text).replaceAll("").indexOf(',') < 0;
    }
}
