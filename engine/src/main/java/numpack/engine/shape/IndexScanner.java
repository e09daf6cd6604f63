package numpack.engine.shape;

import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.Set;
import numpack.engine.shape.SelectionException.NotAnInteger;
import numpack.engine.shape.SelectionException.NotSupported;
import numpack.engine.shape.SelectionException.Unexpected;

/// The words of an index text: marks and integers, blanks between them skipped.
final class IndexScanner {
    private static final Set<String> OTHER_WORDS = Set.of("newaxis", "np.newaxis", "None", "True", "False");
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final String text;
    private int at;

    IndexScanner(String text) {
        this.text = text;
        skipBlanks();
    }

    /// Where the next word starts.
    int position() {
        return at;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    boolean isAt(String mark) {
        return text.startsWith(mark, at);
    }

    /// Steps over the mark if it stands here.
    boolean skip(String mark) {
        if (!isAt(mark)) {
            return false;
        }
        at += mark.length();
        skipBlanks();
        return true;
    }

    void expect(String mark, String wanted) {
        if (!skip(mark)) {
            throw new SelectionException(at, new Unexpected(word(), wanted));
        }
    }

    void expectEnd() {
        if (!isAtEnd()) {
            throw new SelectionException(at, new Unexpected(word(), "a comma or the end"));
        }
    }

    /// An integer if anything but a mark stands here.
    OptionalLong readOptional() {
        boolean isMark = isAtEnd() || isMark(text.charAt(at));
        return isMark ? OptionalLong.empty() : OptionalLong.of(readInteger().clamped());
    }

    Number readInteger() {
        if (isAtEnd() || isMark(text.charAt(at))) {
            throw new SelectionException(at, new Unexpected(word(), "an integer or a slice"));
        }
        var word = word();
        if (OTHER_WORDS.contains(word)) {
            throw new SelectionException(at, new NotSupported(word));
        }
        if (!isInteger(word)) {
            throw new SelectionException(at, new NotAnInteger(word));
        }
        at += word.length();
        skipBlanks();
        var exact = new BigInteger(word);
        return new Number(word, exact.max(MIN).min(MAX).longValue());
    }

    /// The word that starts here: a mark alone, or all up to the next mark or blank.
    private String word() {
        if (isAtEnd()) {
            return "";
        }
        int end = at + 1;
        if (!isMark(text.charAt(at))) {
            while (end < text.length() && !isMark(text.charAt(end)) && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
        }
        return text.substring(at, end);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isMark(char letter) {
        return letter == ',' || letter == ':' || letter == '[' || letter == ']';
    }

    private static boolean isInteger(String word) {
        int first = word.charAt(0) == '-' || word.charAt(0) == '+' ? 1 : 0;
        for (int i = first; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return first < word.length();
    }

    /// An integer as typed, and as the nearest `long`: slices clamp anyway, and no axis is longer.
    record Number(String text, long clamped) {}
}
