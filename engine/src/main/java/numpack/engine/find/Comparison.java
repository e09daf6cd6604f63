package numpack.engine.find;

/// How an element stands to a number.
public enum Comparison {
    EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL;

    /// Whether it asks which of the two is the larger one.
    public boolean isOrder() {
        return this != EQUAL && this != NOT_EQUAL;
    }
}
