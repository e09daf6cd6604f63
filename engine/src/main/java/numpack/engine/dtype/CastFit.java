package numpack.engine.dtype;

/// What a cast does to values.
public enum CastFit {
    /// Every value of the source is kept.
    EXACT,
    /// Some values are rounded, cut off or wrapped.
    LOSSY
}
