package numpack.engine.summary.statistics;

import java.util.Optional;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;

/// What one pass over elements tells. Immutable; parts that follow one another merge. Places are flat indices in C order.
///
/// @param dtype            of the elements
/// @param count            all elements
/// @param nan              those that are NaN, or of which a part is
/// @param positiveInfinity those that are `inf`; for complex, those with an infinite part
/// @param negativeInfinity those that are `-inf`; none for complex
/// @param zero             those that are zero
/// @param min              the least that is finite; empty if there is none. NumPy's `nanmin` is -inf where there is one
/// @param max              the greatest that is finite; empty if there is none
/// @param moments          of the finite ones
/// @param constantRows     rows whose elements all equal the first, any NaN being as any other, the place being a row; empty where a row has fewer than two elements
public record Statistics(DType dtype, long count, Tally nan, Tally positiveInfinity, Tally negativeInfinity, Tally zero, Optional<Extreme> min, Optional<Extreme> max,
        Moments moments, Optional<Tally> constantRows) {
    /// Of no elements.
    public static Statistics none(DType dtype) {
        return new Statistics(dtype, 0, Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE, Optional.empty(), Optional.empty(), Moments.NONE, Optional.empty());
    }

    /// Neither NaN nor infinite.
    public long finiteCount() {
        return moments.count();
    }

    /// Whether there could be NaN and infinities.
    public boolean isFloating() {
        return dtype.kind() == DTypeKind.FLOAT || dtype.kind() == DTypeKind.COMPLEX;
    }

    /// With the elements that follow, whose places are counted from the first of all.
    ///
    /// @throws IllegalArgumentException if they are of another dtype
    public Statistics and(Statistics later) {
        if (dtype != later.dtype) {
            throw new IllegalArgumentException("%s among elements of %s".formatted(later.dtype, dtype));
        }
        return new Statistics(dtype, count + later.count, nan.and(later.nan), positiveInfinity.and(later.positiveInfinity), negativeInfinity.and(later.negativeInfinity),
                zero.and(later.zero), extreme(min, later.min, 1), extreme(max, later.max, -1), moments.and(later.moments),
                constantRows.isPresent() && later.constantRows.isPresent() ? Optional.of(constantRows.get().and(later.constantRows.get()))
                        : count == 0 ? later.constantRows : constantRows);
    }

    /// The same with all places counted from an element that is so many before.
    public Statistics behind(long elements, long rows) {
        return new Statistics(dtype, count, nan.behind(elements), positiveInfinity.behind(elements), negativeInfinity.behind(elements), zero.behind(elements),
                min.map(extreme -> extreme.behind(elements)), max.map(extreme -> extreme.behind(elements)), moments,
                constantRows.map(tally -> tally.behind(rows)));
    }

    Statistics withMoments(Moments others) {
        return new Statistics(dtype, count, nan, positiveInfinity, negativeInfinity, zero, min, max, others, constantRows);
    }

    private static Optional<Extreme> extreme(Optional<Extreme> one, Optional<Extreme> later, int sign) {
        if (one.isEmpty() || later.isEmpty()) {
            return one.or(() -> later);
        }
        return one.get().compareTo(later.get()) * sign <= 0 ? one : later;
    }
}
