package numpack.app.table.exchange;

import java.util.regex.Pattern;

/// Elements as Python writes them: what our texts and Python's differ in is NaN and infinity.
final class NumpyLiteral {
    private static final Pattern WORD = Pattern.compile("(?i)NaN(?:\\(0x[0-9a-f]+\\))?|inf");

    private NumpyLiteral() {}

    /// A Python expression of the same value; a NaN loses bits that are not canonical.
    static String of(String element) {
        if (!WORD.matcher(element).find()) {
            return element;
        }
        if (!element.endsWith("j")) {
            return WORD.matcher(element).replaceAll(match -> name(match.group()));
        }
        return complex(element.substring(0, element.length() - 1));
    }

    /// `nan+0j` would be an unknown name plus a number: the parts are named one by one.
    private static String complex(String parts) {
        var at = parts.length() - 1;
        while (at > 0 && !isSignOfPart(parts, at)) {
            at--;
        }
        return "complex(" + of(parts.substring(0, at)) + ", " + of(parts.substring(parts.charAt(at) == '+' ? at + 1 : at)) + ")";
    }

    private static boolean isSignOfPart(String parts, int at) {
        var c = parts.charAt(at);
        return (c == '+' || c == '-') && Character.toLowerCase(parts.charAt(at - 1)) != 'e';
    }

    private static String name(String word) {
        return word.equalsIgnoreCase("inf") ? "np.inf" : "np.nan";
    }
}
