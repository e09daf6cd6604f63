package numpack.engine.find;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import numpack.engine.dtype.Complex128;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.dtype.ElementText;
import numpack.engine.dtype.ParseResult;
import numpack.engine.ndarray.NdArray;

/// Says of one element whether it meets a condition, as the documentation says it and as slowly as that is: by big decimals.
final class ElementTwin {
    private ElementTwin() {}

    static boolean isHit(NdArray array, Condition.OfCells condition, long at) {
        if (array.dtype().kind() == DTypeKind.COMPLEX) {
            return isComplexHit(array.dtype(), array.getComplex(at), condition);
        }
        var dtype = array.dtype();
        double rough = array.getDouble(at);
        return switch (condition) {
            case Condition.Special special -> isSpecial(special, rough);
            case Condition.Compared(var comparison, var operand) -> {
                if (operand.isNaN()) {
                    yield Double.isNaN(rough) == (comparison == Comparison.EQUAL);
                }
                if (Double.isNaN(rough) || !operand.isReal()) {
                    yield comparison == Comparison.NOT_EQUAL;
                }
                int side = compare(array, at, operand);
                yield switch (comparison) {
                    case EQUAL -> side == 0;
                    case NOT_EQUAL -> side != 0;
                    case LESS -> side < 0;
                    case LESS_OR_EQUAL -> side <= 0;
                    case GREATER -> side > 0;
                    case GREATER_OR_EQUAL -> side >= 0;
                };
            }
            case Condition.Near(var operand, var tolerance) -> !Double.isNaN(rough) && compare(array, at, operand.plus(tolerance.negate())) >= 0
                    && compare(array, at, operand.plus(tolerance)) <= 0;
            case Condition.Between(var low, var high) -> !Double.isNaN(rough) && compare(array, at, low) >= 0 && compare(array, at, high) <= 0;
        };
    }

    private static boolean isSpecial(Condition.Special special, double number) {
        return switch (special) {
            case NAN -> Double.isNaN(number);
            case POSITIVE_INFINITY -> number == Double.POSITIVE_INFINITY;
            case NEGATIVE_INFINITY -> number == Double.NEGATIVE_INFINITY;
            case NON_FINITE -> !Double.isFinite(number);
            case ZERO -> number == 0;
        };
    }

    private static int compare(NdArray array, long at, Operand operand) {
        double rough = array.getDouble(at);
        if (!(operand.real() instanceof Operand.Exact(var number))) {
            return Double.compare(rough, operand.nearestReal());
        }
        if (Double.isInfinite(rough)) {
            return rough > 0 ? 1 : -1;
        }
        var exact = array.dtype().kind() == DTypeKind.FLOAT ? new BigDecimal(rough)
                : array.dtype() == DType.BOOL ? BigDecimal.valueOf(array.getLong(at)) : new BigDecimal(array.text(at));
        return exact.compareTo(meant(array.dtype(), number));
    }

    /// The element that a decimal stands for, or else the decimal.
    private static BigDecimal meant(DType dtype, BigDecimal number) {
        var cell = MemorySegment.ofArray(new long[2]);
        return dtype.kind() == DTypeKind.FLOAT && ElementText.parse(dtype, number.toString(), cell, 0) instanceof ParseResult.Ok(var loss)
                && loss != ParseResult.Loss.DIGITS ? new BigDecimal(ElementAccess.getDouble(dtype, cell, 0)) : number;
    }

    private static boolean isComplexHit(DType dtype, Complex128 number, Condition.OfCells condition) {
        return switch (condition) {
            case Condition.Special special -> {
                boolean real = isSpecial(special, number.real());
                boolean imaginary = isSpecial(special, number.imaginary());
                yield special == Condition.Special.ZERO ? real && imaginary : real || imaginary;
            }
            case Condition.Compared(var comparison, var operand) -> {
                double magnitude = number.abs();
                double bound = operand.nearestReal();
                yield switch (comparison) {
                    case EQUAL -> isEqual(dtype, number, operand);
                    case NOT_EQUAL -> !isEqual(dtype, number, operand);
                    case LESS -> magnitude < bound;
                    case LESS_OR_EQUAL -> magnitude <= bound;
                    case GREATER -> magnitude > bound;
                    case GREATER_OR_EQUAL -> magnitude >= bound;
                };
            }
            case Condition.Near(var operand, var tolerance) -> {
                double difference = Math.hypot(number.real() - operand.nearestReal(), number.imaginary() - operand.nearestImaginary());
                yield Double.isInfinite(operand.nearestReal()) ? isEqual(dtype, number, operand) : difference <= tolerance.doubleValue();
            }
            case Condition.Between(var low, var high) -> number.abs() >= low.nearestReal() && number.abs() <= high.nearestReal();
        };
    }

    private static boolean isEqual(DType dtype, Complex128 number, Operand operand) {
        if (operand.isNaN()) {
            return number.isNaN();
        }
        return isEqual(dtype, number.real(), operand.real()) && isEqual(dtype, number.imaginary(), operand.imaginary());
    }

    private static boolean isEqual(DType dtype, double part, Operand.Part operand) {
        if (!(operand instanceof Operand.Exact(var number))) {
            return part == (operand == Operand.Special.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
        }
        return Double.isFinite(part) && new BigDecimal(part).compareTo(meant(dtype == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64, number)) == 0;
    }
}
