package numpack.engine.dtype;

import java.math.BigInteger;

/// The finite ends of each dtype.
final class Limits {
    private Limits() {}

    static BigInteger lowestInteger(DType dtype) {
        return dtype.kind() == DTypeKind.UNSIGNED ? BigInteger.ZERO : BigInteger.TWO.pow(8 * dtype.itemSize() - 1).negate();
    }

    static BigInteger highestInteger(DType dtype) {
        int bits = 8 * dtype.itemSize() - (dtype.kind() == DTypeKind.UNSIGNED ? 0 : 1);
        return BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
    }

    static String lowest(DType dtype) {
        return switch (dtype.kind()) {
            case BOOL -> "False";
            case UNSIGNED, SIGNED -> lowestInteger(dtype).toString();
            case FLOAT, COMPLEX -> "-" + highest(dtype);
        };
    }

    static String highest(DType dtype) {
        return switch (dtype) {
            case BOOL -> "True";
            case FLOAT16 -> "65504";
            case FLOAT32, COMPLEX64 -> "3.4028235e38";
            case FLOAT64, COMPLEX128 -> "1.7976931348623157e308";
            default -> highestInteger(dtype).toString();
        };
    }
}
