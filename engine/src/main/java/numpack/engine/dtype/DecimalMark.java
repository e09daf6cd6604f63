package numpack.engine.dtype;

/// Which character parts the fraction of a number read from text.
public enum DecimalMark {
    POINT, COMMA,
    /// Whichever stands there; for text from the clipboard, whose home is unknown.
    EITHER;

    boolean isMark(char letter) {
        return letter == '.' && this != COMMA || letter == ',' && this != POINT;
    }
}
