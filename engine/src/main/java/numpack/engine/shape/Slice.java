package numpack.engine.shape;

/// Evenly spaced positions on one axis: `start`, `start + step`, … `count` of them. It is already normalised: every position lies on
/// the axis it was made for. Text such as `-3:` becomes a slice through `SelectionParser`.
///
/// @param start first position, from 0
/// @param count how many positions, 0 or more
/// @param step  distance to the next position; negative runs backwards, never 0
public record Slice(long start, long count, long step) {
    public Slice {
        if (start < 0 || count < 0 || step == 0) {
            throw new IllegalArgumentException("no slice: start %d, count %d, step %d".formatted(start, count, step));
        }
        if (count > 0 && Math.addExact(start, Math.multiplyExact(count - 1, step)) < 0) {
            throw new IllegalArgumentException("slice runs below 0: start %d, count %d, step %d".formatted(start, count, step));
        }
    }

    /// `count` consecutive positions from `start`.
    public static Slice of(long start, long count) {
        return new Slice(start, count, 1);
    }

    /// A whole axis.
    public static Slice all(long length) {
        return new Slice(0, length, 1);
    }

    /// The i-th position.
    public long position(long i) {
        return start + i * step;
    }

    /// The last position.
    ///
    /// @throws IllegalStateException if there is none
    public long last() {
        if (count == 0) {
            throw new IllegalStateException("an empty slice has no last position");
        }
        return position(count - 1);
    }
}
