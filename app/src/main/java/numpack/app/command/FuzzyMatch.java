package numpack.app.command;

import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Whether the letters of a query stand in a text in their order, and how well: "fd" finds "Fill down".
///
/// Memo: the best score is found by going through all placements (dynamic programming, query x text steps; both are
/// short). A letter at the beginning of a word counts most, then one right after the letter before it; every letter
/// skipped in between costs a little. Blanks in the query only separate, and case does not matter.
public final class FuzzyMatch {
    private static final int LETTER = 4;
    private static final int WORD_START = 12;
    private static final int NEXT_TO = 10;
    private static final int SKIP = -1;
    private static final int MIN_SKIP = -8;
    private static final int ANY_ORDER = 8;
    private static final int NEVER = Integer.MIN_VALUE / 2;

    private FuzzyMatch() {}

    /// The score of the best placement, more is better; nothing if the letters are not all there. Words of the query that do not
    /// stand in the text in their order are looked for one by one, which counts less.
    public static OptionalInt score(String query, String text) {
        var inOrder = scoreInOrder(query, text);
        var words = query.strip().split("\\s+");
        if (inOrder.isPresent() || words.length == 1) {
            return inOrder;
        }
        int least = Integer.MAX_VALUE;
        for (var word : words) {
            var score = scoreInOrder(word, text);
            if (score.isEmpty()) {
                return score;
            }
            least = Math.min(least, score.getAsInt());
        }
        return OptionalInt.of(least - ANY_ORDER);
    }

    private static OptionalInt scoreInOrder(String query, String text) {
        String letters = query.toLowerCase(Locale.ROOT).replace(" ", "");
        String lower = text.toLowerCase(Locale.ROOT);
        if (letters.isEmpty()) {
            return OptionalInt.of(0);
        }
        int[] before = new int[lower.length()];
        for (int q = 0; q < letters.length(); q++) {
            int[] best = new int[lower.length()];
            for (int t = 0; t < lower.length(); t++) {
                best[t] = letters.charAt(q) == lower.charAt(t) ? place(lower, t, q == 0 ? null : before) : NEVER;
            }
            before = best;
        }
        int best = NEVER;
        for (int score : before) {
            best = Math.max(best, score);
        }
        // of two texts that match alike the shorter is meant
        return best < NEVER / 2 ? OptionalInt.empty() : OptionalInt.of(best * 8 - Math.min(lower.length(), 100) / 4);
    }

    private static int place(String text, int at, int @Nullable [] before) {
        int own = LETTER + (isWordStart(text, at) ? WORD_START : 0);
        if (before == null) {
            return own + Math.max(MIN_SKIP, at * SKIP);
        }
        int best = NEVER;
        for (int last = 0; last < at; last++) {
            int gap = at - last - 1;
            best = Math.max(best, before[last] + (gap == 0 ? NEXT_TO : Math.max(MIN_SKIP, gap * SKIP)));
        }
        return best < NEVER / 2 ? NEVER : best + own;
    }

    private static boolean isWordStart(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
