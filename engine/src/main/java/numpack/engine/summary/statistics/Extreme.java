package numpack.engine.summary.statistics;

import java.math.BigInteger;
import numpack.engine.dtype.DType;

/// The least or the greatest element, and where it is first.
///
/// @param dtype of the elements
/// @param value as a double, which may round a 64-bit integer; a magnitude, if they are complex
/// @param whole an integer or bool exactly, uint64 from 2^63 on as the negative number of the same bits; 0 for others
/// @param first its place, 0 or more
public record Extreme(DType dtype, double value, long whole, long first) {
    public Extreme {
        if (first < 0) {
            throw new IllegalArgumentException("at " + first);
        }
    }

    /// An integer or bool as the number it is.
    public BigInteger exact() {
        return dtype == DType.UINT64 ? new BigInteger(Long.toUnsignedString(whole)) : BigInteger.valueOf(whole);
    }

    Extreme behind(long places) {
        return new Extreme(dtype, value, whole, first + places);
    }

    /// Below, at or above zero, as this is less than, equal to or greater than another of the same dtype.
    int compareTo(Extreme other) {
        return switch (dtype.kind()) {
            case FLOAT, COMPLEX -> value < other.value ? -1 : value > other.value ? 1 : 0;
            case BOOL, SIGNED, UNSIGNED -> dtype == DType.UINT64 ? Long.compareUnsigned(whole, other.whole) : Long.compare(whole, other.whole);
        };
    }
}
