package numpack.app.i18n;

/// The order in which names are listed: numbers within names count as numbers, so that `layer_2` stands before `layer_10`, and
/// capital letters do not matter. It is the same in every language.
///
/// Memo: two names are compared part by part, where a part is a run of the digits 0 to 9 or one other character. Digits lie side by
/// side among the characters, so that a run compares to another character as each of its digits does: the order is transitive. Names
/// that come out equal (`a1` and `A01`) stand in the order of their characters, so that no two different names are ever equal.
public final class NaturalOrder {
    private NaturalOrder() {}

    /// Compares two names, as a `Comparator` does: `NaturalOrder::compare`.
    public static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int end = endOfDigits(one, i);
                int otherEnd = endOfDigits(other, j);
                int order = compareNumbers(one, firstCounted(one, i, end), end, other, firstCounted(other, j, otherEnd), otherEnd);
                if (order != 0) {
                    return order;
                }
                i = end;
                j = otherEnd;
            } else {
                int point = one.codePointAt(i);
                int otherPoint = other.codePointAt(j);
                int order = Integer.compare(folded(point), folded(otherPoint));
                if (order != 0) {
                    return order;
                }
                i += Character.charCount(point);
                j += Character.charCount(otherPoint);
            }
        }
        int order = Integer.compare(one.length() - i, other.length() - j);
        return order != 0 ? order : one.compareTo(other);
    }

    /// The longer of two numbers without zeros before them is the larger one: digits are never too many.
    private static int compareNumbers(String one, int from, int to, String other, int otherFrom, int otherTo) {
        int order = Integer.compare(to - from, otherTo - otherFrom);
        for (int at = 0; order == 0 && at < to - from; at++) {
            order = Character.compare(one.charAt(from + at), other.charAt(otherFrom + at));
        }
        return order;
    }

    private static int firstCounted(String name, int from, int end) {
        int at = from;
        while (at < end - 1 && name.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int endOfDigits(String name, int from) {
        int at = from;
        while (at < name.length() && isDigit(name.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int folded(int point) {
        return Character.toLowerCase(Character.toUpperCase(point));
    }
}
