package numpack.engine.dtype;

/// What kind of number an element is.
public enum DTypeKind {
    BOOL, UNSIGNED, SIGNED, FLOAT, COMPLEX
}
