package numpack.app.table.exchange;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        return parts(element).stream().map(NumpyLiteral::of).collect(Collectors.joining(", ", "complex(", ")"));
    }

    /// The parts of a complex element: `nan+0j` would be an unknown name plus a number, so they are written one by one.
    static List<String> parts(String element) {
        var parts = element.substring(0, element.length() - 1);
        var at = parts.length() - 1;
        while (at > 0 && !isSignOfPart(parts, at)) {
            at--;
        }
        return List.of(parts.substring(0, at), parts.substring(parts.charAt(at) == '+' ? at + 1 : at));
    }

    private static boolean isSignOfPart(String parts, int at) {
        var c = parts.charAt(at);
        return (c == '+' || c == '-') && Character.toLowerCase(parts.charAt(at - 1)) != 'e';
    }

    private static String name(String word) {
        return word.equalsIgnoreCase("inf") ? "np.inf" : "np.nan";
    }
}
