package numpack.engine.shape;

import java.util.OptionalLong;

/// Evenly spaced positions on one axis: `start`, `start + step`, … `count` of them. It is already normalised: every position lies on
/// the axis it was made for. Text such as `-3:` becomes a slice through `SelectionParser`.
///
/// @param start first position, from 0
/// @param count how many positions, 0 or more
/// @param step  distance to the next position; negative runs backwards, never 0
public record Slice(long start, long count, long step) {
    private static final Slice EMPTY = new Slice(0, 0, 1);

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

    /// What `start:stop:step` means on an axis of this length, by NumPy's rules: negative bounds count from the end, bounds clamp,
    /// missing ones lie at the ends in the direction of the step. Nothing left is `Slice(0, 0, 1)`, one position has step 1.
    ///
    /// @throws IllegalArgumentException if the step is 0 or the length negative
    public static Slice resolve(OptionalLong start, OptionalLong stop, long step, long length) {
        if (step == 0 || length < 0) {
            throw new IllegalArgumentException("no slice: step %d, length %d".formatted(step, length));
        }
        boolean isForward = step > 0;
        long lowest = isForward ? 0 : -1;
        long highest = isForward ? length : length - 1;
        long from = start.isPresent() ? clamp(start.getAsLong(), length, lowest, highest) : isForward ? lowest : highest;
        long to = stop.isPresent() ? clamp(stop.getAsLong(), length, lowest, highest) : isForward ? highest : lowest;
        if (isForward ? from >= to : from <= to) {
            return EMPTY;
        }
        // Division by a negative step keeps the sign of the distance right and never negates Long.MIN_VALUE.
        long count = (to - from - (isForward ? 1 : -1)) / step + 1;
        return new Slice(from, count, count == 1 ? 1 : step);
    }

    /// Whether every position lies on an axis of this length.
    public boolean fits(long length) {
        return count == 0 || start < length && last() < length;
    }

    /// The slice of a slice: positions of `inner` counted on this one's.
    ///
    /// @throws IllegalArgumentException if `inner` does not fit the count
    public Slice then(Slice inner) {
        if (!inner.fits(count)) {
            throw new IllegalArgumentException("%s does not fit a slice of %d positions".formatted(inner, count));
        }
        if (inner.count == 0) {
            return EMPTY;
        }
        return new Slice(position(inner.start), inner.count, inner.count == 1 ? 1 : Math.multiplyExact(step, inner.step));
    }

    /// The i-th position.
    public long position(long i) {
        return start + i * step;
    }

    /// The index at which a position is, or -1.
    public long indexOf(long position) {
        if (count == 0 || position < lowest() || position > highest()) {
            return -1;
        }
        long distance = position - start;
        return distance % step == 0 ? distance / step : -1;
    }

    /// The indices whose positions lie in `[from, to)`; they follow each other.
    public Slice indicesIn(long from, long to) {
        if (count == 0 || from >= to || to <= lowest() || from > highest()) {
            return EMPTY;
        }
        // Counted from the lowest position, whichever way the slice runs.
        long distance = Math.abs(step);
        long first = Math.ceilDiv(Math.max(from, lowest()) - lowest(), distance);
        long last = (Math.min(to - 1, highest()) - lowest()) / distance;
        if (first > last) {
            return EMPTY;
        }
        return of(step > 0 ? first : count - 1 - last, last - first + 1);
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

    /// The lowest position of a slice that is not empty.
    public long lowest() {
        return step > 0 ? start : last();
    }

    /// The highest position of a slice that is not empty.
    public long highest() {
        return step > 0 ? last() : start;
    }

    private static long clamp(long bound, long length, long lowest, long highest) {
        long fromStart = bound < 0 ? bound + length : bound;
        return Math.clamp(fromStart, lowest, Math.max(lowest, highest));
    }
}
