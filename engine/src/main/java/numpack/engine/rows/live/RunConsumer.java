package numpack.engine.rows.live;

/// Takes runs of consecutive rows in ascending order.
///
/// @param <X> what it may throw
@FunctionalInterface
public interface RunConsumer<X extends Exception> {
    /// @param first the run's first row
    /// @param count its length, at least 1
    void accept(long first, long count) throws X;
}
