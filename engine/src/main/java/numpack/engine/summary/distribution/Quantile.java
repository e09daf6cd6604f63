package numpack.engine.summary.distribution;

/// A number below which a fraction of others lies.
///
/// @param fraction 0 to 1
/// @param value    between two elements if need be, on the line between them (NumPy's `linear`)
public record Quantile(double fraction, double value) {}
