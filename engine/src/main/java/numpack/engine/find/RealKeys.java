package numpack.engine.find;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.dtype.ElementText;
import numpack.engine.dtype.ParseResult;

/// The keys of one real dtype in the order of its numbers, and the range of them that meets a condition. See [KeyRange].
final class RealKeys {
    private final DType dtype;
    private final int bits;
    /// Of the lowest and the highest number; infinities are numbers here.
    private final BigInteger lowest;
    private final BigInteger highest;

    RealKeys(DType dtype) {
        this.dtype = dtype;
        bits = 8 * dtype.itemSize();
        switch (dtype.kind()) {
            case FLOAT -> {
                highest = BigInteger.valueOf(infinity());
                lowest = highest.negate().subtract(BigInteger.ONE);
            }
            case SIGNED -> {
                highest = BigInteger.TWO.pow(bits - 1).subtract(BigInteger.ONE);
                lowest = highest.not();
            }
            case UNSIGNED -> {
                highest = BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
                lowest = BigInteger.ZERO;
            }
            case BOOL -> {
                highest = BigInteger.ONE;
                lowest = BigInteger.ZERO;
            }
            case COMPLEX -> throw new IllegalArgumentException(dtype + " has no order");
            default -> throw new IllegalStateException();
        }
    }

    /// What meets a condition.
    KeyRange range(Condition.OfCells condition) {
        return switch (condition) {
            case Condition.Compared(var comparison, var operand) -> compared(comparison, operand);
            case Condition.Near(var operand, var tolerance) -> operand.isReal() && !operand.isNaN()
                    ? between(operand.plus(tolerance.negate()), operand.plus(tolerance))
                    : equalTo(operand);
            case Condition.Between(var low, var high) -> between(low, high);
            case Condition.Special special -> switch (special) {
                case NAN -> isFloat() ? keys(lowest, highest).complement() : KeyRange.none(bits);
                case POSITIVE_INFINITY -> isFloat() ? keys(highest, highest) : KeyRange.none(bits);
                case NEGATIVE_INFINITY -> isFloat() ? keys(lowest, lowest) : KeyRange.none(bits);
                case NON_FINITE -> isFloat() ? keys(lowest.add(BigInteger.ONE), highest.subtract(BigInteger.ONE)).complement() : KeyRange.none(bits);
                case ZERO -> equalTo(Operand.of(0));
            };
        };
    }

    /// The key of an element, in the lowest bits; see [KeyRange].
    static long floatKey(long element, int bits) {
        long signed = element << 64 - bits >> 64 - bits;
        return signed ^ signed >> 63 & -1L >>> 65 - bits;
    }

    private KeyRange compared(Comparison comparison, Operand operand) {
        return switch (comparison) {
            case EQUAL -> equalTo(operand);
            case NOT_EQUAL -> equalTo(operand).complement();
            case LESS -> keys(lowest, ceiling(operand).subtract(BigInteger.ONE));
            case LESS_OR_EQUAL -> keys(lowest, floor(operand));
            case GREATER -> keys(floor(operand).add(BigInteger.ONE), highest);
            case GREATER_OR_EQUAL -> keys(ceiling(operand), highest);
        };
    }

    private KeyRange equalTo(Operand operand) {
        if (operand.isNaN()) {
            return range(Condition.Special.NAN);
        }
        return operand.isReal() ? between(operand, operand) : KeyRange.none(bits);
    }

    private KeyRange between(Operand low, Operand high) {
        return keys(ceiling(low), floor(high));
    }

    private KeyRange keys(BigInteger low, BigInteger high) {
        var from = low.max(lowest);
        var to = high.min(highest);
        if (dtype.kind() == DTypeKind.BOOL && to.equals(highest) && from.compareTo(to) <= 0) {
            // Any byte but 0 is true.
            return KeyRange.of(bits, from, BigInteger.valueOf(255));
        }
        return KeyRange.of(bits, from, to);
    }

    /// The lowest key whose number is not below the operand.
    private BigInteger ceiling(Operand operand) {
        return bound(operand.real(), RoundingMode.CEILING);
    }

    /// The highest key whose number is not above the operand.
    private BigInteger floor(Operand operand) {
        return bound(operand.real(), RoundingMode.FLOOR);
    }

    private BigInteger bound(Operand.Part part, RoundingMode mode) {
        boolean isCeiling = mode == RoundingMode.CEILING;
        return switch (part) {
            case Operand.Exact(var number) -> isFloat() ? floatBound(number, isCeiling) : integerBound(number, mode);
            case Operand.Special special -> switch (special) {
                case NAN -> throw new IllegalArgumentException("NaN has no place in an order");
                case POSITIVE_INFINITY -> isFloat() || !isCeiling ? highest : highest.add(BigInteger.ONE);
                case NEGATIVE_INFINITY -> isFloat() || isCeiling ? lowest : lowest.subtract(BigInteger.ONE);
            };
        };
    }

    private static BigInteger integerBound(BigDecimal number, RoundingMode mode) {
        return number.setScale(0, mode).toBigIntegerExact();
    }

    private BigInteger floatBound(BigDecimal number, boolean isCeiling) {
        var nearest = nearestKey(number);
        if (nearest.isEmpty()) {
            // Between the last finite number and the infinity.
            long below = number.signum() > 0 ? infinity() - 1 : -infinity() - 1;
            return BigInteger.valueOf(isCeiling ? below + 1 : below);
        }
        long key = nearest.get().key();
        int side = nearest.get().isSame() ? 0 : new BigDecimal(nearest.get().number()).compareTo(number);
        // 0 and -0 are two keys of one number.
        long low = key == 0 ? -1 : key;
        long high = key == -1 ? 0 : key;
        return BigInteger.valueOf(isCeiling ? side < 0 ? high + 1 : low : side > 0 ? low - 1 : high);
    }

    private Optional<Nearest> nearestKey(BigDecimal number) {
        var cell = MemorySegment.ofArray(new long[1]);
        return switch (ElementText.parse(dtype, number.toString(), cell, 0)) {
            case ParseResult.Ok(var loss) -> {
                long element = switch (dtype) {
                    case FLOAT16 -> ElementAccess.getLong(DType.INT16, cell, 0);
                    case FLOAT32 -> ElementAccess.getLong(DType.INT32, cell, 0);
                    default -> ElementAccess.getLong(DType.INT64, cell, 0);
                };
                yield Optional.of(new Nearest(floatKey(element, bits), ElementAccess.getDouble(dtype, cell, 0), loss != ParseResult.Loss.DIGITS));
            }
            case ParseResult.Refused _ -> Optional.empty();
        };
    }

    private boolean isFloat() {
        return dtype.kind() == DTypeKind.FLOAT;
    }

    /// The bits of infinity, and so its key.
    private long infinity() {
        return switch (dtype) {
            case FLOAT16 -> 0x7c00L;
            case FLOAT32 -> 0x7f80_0000L;
            default -> 0x7ff0_0000_0000_0000L;
        };
    }

    /// The element nearest to a decimal.
    ///
    /// @param isSame whether the decimal stands for it
    private record Nearest(long key, double number, boolean isSame) {}
}
