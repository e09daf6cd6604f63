package numpack.engine.linked;

/// How the rows of two linked arrays pair.
public enum Pairing {
    /// Live row i with live row i: the arrays are equally long, as Python sees them.
    LOGICAL_ROWS,
    /// The same physical rows, although other ones are dropped.
    PHYSICAL_ROWS
}
