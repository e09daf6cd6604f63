package numpack.engine.summary.distribution;

import java.math.BigInteger;
import numpack.engine.dtype.DType;
import numpack.engine.summary.statistics.Tally;

/// An integer or bool that stands in an array, how often, and where first.
///
/// @param whole uint64 from 2^63 on as the negative number of the same bits
public record DistinctValue(DType dtype, long whole, Tally tally) {
    /// The number that it is.
    public BigInteger exact() {
        return dtype == DType.UINT64 ? new BigInteger(Long.toUnsignedString(whole)) : BigInteger.valueOf(whole);
    }

    double value() {
        return exact().doubleValue();
    }
}
