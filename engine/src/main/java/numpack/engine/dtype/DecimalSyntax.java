package numpack.engine.dtype;

/// The grammar of a decimal number: `[+-] digits [mark digits] [e [+-] digits]`, with a digit on one side of the mark at least.
///
/// Java's own readers take more than people write (`1f`, `0x1p3`), so the text is checked before they see it.
final class DecimalSyntax {
    private DecimalSyntax() {}

    static boolean isDecimal(String text, int start, int end, DecimalMark mark) {
        int at = start;
        if (at < end && isSign(text.charAt(at))) {
            at++;
        }
        int whole = afterDigits(text, at, end);
        int digits = whole - at;
        at = whole;
        if (at < end && mark.isMark(text.charAt(at))) {
            int fraction = afterDigits(text, at + 1, end);
            digits += fraction - at - 1;
            at = fraction;
        }
        if (digits == 0) {
            return false;
        }
        if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < end && isSign(text.charAt(at))) {
                at++;
            }
            int exponent = afterDigits(text, at, end);
            return exponent > at && exponent == end;
        }
        return at == end;
    }

    /// The same number as Java writes it.
    static String inJava(String text, int start, int end, DecimalMark mark) {
        var part = text.substring(start, end);
        return mark == DecimalMark.POINT ? part : part.replace(',', '.');
    }

    static boolean isWord(String text, int start, int end, String word) {
        return end - start == word.length() && text.regionMatches(true, start, word, 0, word.length());
    }

    static boolean isSign(char letter) {
        return letter == '+' || letter == '-';
    }

    private static int afterDigits(String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
