package numpack.app.i18n;

import java.text.Normalizer;

/// Array and pack names made visible: what could hide, forge or break a line is written as an escape.
///
/// A name may be any text, so it may be empty, start with a blank or turn the reading direction of its neighbours.
/// The result is for looking at only; it is never parsed back.
public final class Names {
    private static final String ELLIPSIS = "…";

    private Names() {}

    /// The name with control characters, direction marks, line breaks, outer blanks and, in a name that is not composed, joining marks
    /// as escapes; `""` if empty.
    public static String visible(String name) {
        if (name.isEmpty()) {
            return "\"\"";
        }
        var text = new StringBuilder(name.length());
        boolean isComposed = Normalizer.isNormalized(name, Normalizer.Form.NFC);
        int first = firstInner(name);
        int last = lastInner(name);
        for (int at = 0; at < name.length(); ) {
            int point = name.codePointAt(at);
            boolean outer = at < first || at > last;
            if (isComposed || !isJoining(point)) {
                append(text, point, outer);
            } else {
                escape(text, point);
            }
            at += Character.charCount(point);
        }
        return text.toString();
    }

    /// The visible name in at most `longest` characters: the middle gives way, because beginnings and endings differ.
    public static String elided(String name, int longest) {
        if (longest < 3) {
            throw new IllegalArgumentException("longest must be at least 3: " + longest);
        }
        String text = visible(name);
        int[] points = text.codePoints().toArray();
        if (points.length <= longest) {
            return text;
        }
        int head = longest / 2;
        int tail = longest - 1 - head;
        return new String(points, 0, head) + ELLIPSIS + new String(points, points.length - tail, tail);
    }

    private static int firstInner(String name) {
        int at = 0;
        while (at < name.length() && isBlank(name.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int lastInner(String name) {
        int at = name.length() - 1;
        while (at >= 0 && isBlank(name.charAt(at))) {
            at--;
        }
        return at;
    }

    private static void append(StringBuilder text, int point, boolean outer) {
        switch (point) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case ' ' -> text.append(outer ? '␣' : ' ');
            default -> {
                if (isHidden(point)) {
                    escape(text, point);
                } else {
                    text.appendCodePoint(point);
                }
            }
        }
    }

    private static void escape(StringBuilder text, int point) {
        text.append(point > 0xffff ? "\\U%08x".formatted(point) : "\\u%04x".formatted(point));
    }

    /// What melts with the letter before it into one that could also be written as one character, and is another name then.
    private static boolean isJoining(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> point >= 0x1160 && point <= 0x11ff || !Normalizer.isNormalized(Character.toString(point), Normalizer.Form.NFC);
        };
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> false;
        };
    }

    private static boolean isBlank(char c) {
        return c == ' ';
    }
}
