package numpack.engine.summary;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import numpack.engine.dtype.Complex128;
import numpack.engine.dtype.DType;

/// The facts about all elements of one dtype.
///
/// NaN is counted and then left out: of the sum, the extremes, the mean. Infinities stay in, as in NumPy's `nansum` and `nanmin`.
/// For bool and integers `exact` has what doubles would round. Complex numbers have no extremes and no deviation.
///
/// @param count                 all elements, NaN included
/// @param nanCount              elements that are NaN, or of which a part is
/// @param positiveInfinityCount elements that are `inf`; for complex, elements with an infinite part
/// @param negativeInfinityCount elements that are `-inf`; 0 for complex
/// @param sum                   of all that are not NaN, rounded once; infinite where no double is as large; the imaginary part is 0 unless
///                              the dtype is complex
/// @param mean                  of all that are not NaN, rounded once: within `min` and `max`; empty if there is none, and for complex dtypes
/// @param min                   the lowest, empty if there is none
/// @param max                   the highest, empty if there is none
/// @param standardDeviation     of the population (NumPy's `std`), NaN if there are infinities, empty if there is none
/// @param exact                 exact sum and extremes; empty for floats, complex numbers and no elements
public record Summary(DType dtype, long count, long nanCount, long positiveInfinityCount, long negativeInfinityCount, Complex128 sum,
        OptionalDouble mean, OptionalDouble min, OptionalDouble max, OptionalDouble standardDeviation, Optional<Exact> exact) {
    /// Elements that are not NaN.
    public long numberCount() {
        return count - nanCount;
    }

    /// Elements that are neither NaN nor infinite.
    public long finiteCount() {
        return numberCount() - positiveInfinityCount - negativeInfinityCount;
    }

    /// What doubles cannot hold.
    public record Exact(BigInteger sum, BigInteger min, BigInteger max) {}
}
