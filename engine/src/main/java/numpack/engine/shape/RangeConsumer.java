package numpack.engine.shape;

/// Takes a set's ranges one after the other, without an object for each.
@FunctionalInterface
public interface RangeConsumer {
    /// One range of consecutive rows, half-open.
    void accept(long from, long to);
}
