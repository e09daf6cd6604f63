package numpack.engine.find;

import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementAccess;

/// Finds complex elements, one after the other.
final class ComplexKernel implements CellKernel {
    /// Squares in these bounds lose no digit that decides; magnitudes this much apart are told apart by their squares.
    private static final double MIN_SQUARE = 1e-280;
    private static final double MAX_SQUARE = 1e280;
    private static final double APART = 1e-12;

    private final DType dtype;
    private final MemorySegment cells;
    private final Test test;

    /// @param elements of a block at most
    ComplexKernel(DType dtype, Condition.OfCells condition, int elements) {
        this.dtype = dtype;
        this.cells = MemorySegment.ofArray(new long[Math.multiplyExact(elements, dtype.itemSize() / 8)]);
        this.test = test(condition, new RealKeys(partType()));
    }

    /// Whether an element is a hit.
    @FunctionalInterface
    private interface Test {
        boolean isHit(double real, double imaginary);
    }

    @Override
    public MemorySegment memory() {
        return cells;
    }

    @Override
    public int find(int count, int[] found) {
        var part = partType();
        int size = part.itemSize();
        int at = 0;
        for (int i = 0; i < count; i++) {
            double real = ElementAccess.getDouble(part, cells, 2L * size * i);
            double imaginary = ElementAccess.getDouble(part, cells, 2L * size * i + size);
            found[at] = i;
            at += test.isHit(real, imaginary) ? 1 : 0;
        }
        return at;
    }

    private Test test(Condition.OfCells condition, RealKeys keys) {
        return switch (condition) {
            case Condition.Compared(var comparison, var operand) -> switch (comparison) {
                case EQUAL -> equalTo(operand, keys);
                case NOT_EQUAL -> {
                    var equal = equalTo(operand, keys);
                    yield (real, imaginary) -> !equal.isHit(real, imaginary);
                }
                case LESS -> magnitude(operand, sign -> sign < 0);
                case LESS_OR_EQUAL -> magnitude(operand, sign -> sign <= 0);
                case GREATER -> magnitude(operand, sign -> sign > 0);
                case GREATER_OR_EQUAL -> magnitude(operand, sign -> sign >= 0);
            };
            case Condition.Near(var operand, var tolerance) -> near(operand, tolerance.doubleValue(), keys);
            case Condition.Between(var low, var high) -> {
                var above = magnitude(low, sign -> sign >= 0);
                var below = magnitude(high, sign -> sign <= 0);
                yield (real, imaginary) -> above.isHit(real, imaginary) && below.isHit(real, imaginary);
            }
            case Condition.Special special -> switch (special) {
                case NAN -> (real, imaginary) -> Double.isNaN(real) || Double.isNaN(imaginary);
                case POSITIVE_INFINITY -> (real, imaginary) -> real == Double.POSITIVE_INFINITY || imaginary == Double.POSITIVE_INFINITY;
                case NEGATIVE_INFINITY -> (real, imaginary) -> real == Double.NEGATIVE_INFINITY || imaginary == Double.NEGATIVE_INFINITY;
                case NON_FINITE -> (real, imaginary) -> !Double.isFinite(real) || !Double.isFinite(imaginary);
                case ZERO -> (real, imaginary) -> real == 0 && imaginary == 0;
            };
        };
    }

    private Test equalTo(Operand operand, RealKeys keys) {
        if (operand.isNaN()) {
            return test(Condition.Special.NAN, keys);
        }
        var reals = keys.range(equal(operand.real()));
        var imaginaries = keys.range(equal(operand.imaginary()));
        return (real, imaginary) -> reals.contains(key(real)) && imaginaries.contains(key(imaginary));
    }

    private Test near(Operand operand, double tolerance, RealKeys keys) {
        double real = operand.nearestReal();
        double imaginary = operand.nearestImaginary();
        if (!Double.isFinite(real) || !Double.isFinite(imaginary)) {
            return equalTo(operand, keys);
        }
        return (ours, oursImaginary) -> Math.hypot(ours - real, oursImaginary - imaginary) <= tolerance;
    }

    /// Compares magnitudes, by their squares where that is safe: it is many times as fast.
    private static Test magnitude(Operand operand, SignTest isHit) {
        double bound = operand.nearestReal();
        double low = bound * bound * (1 - APART);
        double high = bound * bound * (1 + APART);
        boolean isSquareSafe = bound > 0 && low > MIN_SQUARE && high < MAX_SQUARE;
        return (real, imaginary) -> {
            double square = real * real + imaginary * imaginary;
            if (isSquareSafe && square < low && square > MIN_SQUARE) {
                return isHit.test(-1);
            }
            if (isSquareSafe && square > high && square < MAX_SQUARE) {
                return isHit.test(1);
            }
            double magnitude = Math.hypot(real, imaginary);
            return !Double.isNaN(magnitude) && isHit.test(magnitude < bound ? -1 : magnitude > bound ? 1 : 0);
        };
    }

    /// What the sign of magnitude minus bound means.
    @FunctionalInterface
    private interface SignTest {
        boolean test(int sign);
    }

    private static Condition.OfCells equal(Operand.Part part) {
        return new Condition.Compared(Comparison.EQUAL, new Operand(part, Operand.of(0).real()));
    }

    private long key(double part) {
        return dtype == DType.COMPLEX64 ? RealKeys.floatKey(Float.floatToRawIntBits((float) part), 32)
                : RealKeys.floatKey(Double.doubleToRawLongBits(part), 64);
    }

    private DType partType() {
        return dtype == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
    }
}
