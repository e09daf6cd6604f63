package numpack.engine.linked;

/// An array that is linked with another one, and how their rows pair.
public record LinkedArray<A extends ArrayRows>(A array, Pairing pairing) {}
