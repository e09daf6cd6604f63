package numpack.engine.summary.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.ndarray.NdArray;

/// The same statistics, one element after the other, to compare with. Every element is a decimal, or not finite.
final class PlainStatistics {
    private final DType dtype;
    private final NdArray array;
    private final List<Optional<BigDecimal>> finite = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    PlainStatistics(NdArray array) {
        this.dtype = array.dtype();
        this.array = array;
        for (long i = 0; i < array.shape().elementCount(); i++) {
            double value = value(i);
            values.add(value);
            finite.add(!Double.isFinite(value) ? Optional.empty() : Optional.of(isWhole() ? new BigDecimal(whole(i)) : new BigDecimal(value)));
        }
    }

    Tally tally(Predicate<Double> condition) {
        long count = values.stream().filter(condition).count();
        int first = 0;
        while (count > 0 && !condition.test(values.get(first))) {
            first++;
        }
        return count == 0 ? Tally.NONE : new Tally(count, first);
    }

    /// Place of the least (-1) or greatest (1) finite one; -1 if there is none.
    long extreme(int sign) {
        long best = -1;
        for (int i = 0; i < finite.size(); i++) {
            if (finite.get(i).isPresent() && (best < 0 || finite.get(i).get().compareTo(finite.get((int) best).orElseThrow()) * sign > 0)) {
                best = i;
            }
        }
        return best;
    }

    double mean() {
        var sum = finite.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(count()), MathContext.DECIMAL128).doubleValue();
    }

    double meanMagnitude() {
        var sum = finite.stream().flatMap(Optional::stream).map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(count()), MathContext.DECIMAL128).doubleValue();
    }

    /// Scaled by a power of two, so that squares neither overflow nor vanish.
    double deviation() {
        double scale = Math.scalb(1, -Math.getExponent(finite.stream().flatMap(Optional::stream).mapToDouble(each -> Math.abs(each.doubleValue())).max().orElse(1)) - 1);
        double mean = mean() * scale;
        double squares = finite.stream().flatMap(Optional::stream).mapToDouble(each -> Math.pow(each.doubleValue() * scale - mean, 2)).sum();
        return Math.sqrt(squares / count()) / scale;
    }

    long count() {
        return finite.stream().filter(Optional::isPresent).count();
    }

    BigInteger whole(long i) {
        long number = ElementAccess.getLong(dtype, array.segment(), i * dtype.itemSize());
        return dtype == DType.UINT64 ? new BigInteger(Long.toUnsignedString(number)) : BigInteger.valueOf(number);
    }

    boolean isWhole() {
        return dtype.kind() != DTypeKind.FLOAT && dtype.kind() != DTypeKind.COMPLEX;
    }

    double value(long i) {
        if (dtype.kind() != DTypeKind.COMPLEX) {
            return ElementAccess.getDouble(dtype, array.segment(), i * dtype.itemSize());
        }
        var number = ElementAccess.getComplex(dtype, array.segment(), i * dtype.itemSize());
        return number.isNaN() ? Double.NaN : Math.hypot(number.real(), number.imaginary());
    }

    Tally constantRows() {
        var tally = Tally.NONE;
        for (long row = 0; row < array.shape().rowCount(); row++) {
            if (isConstant(array.row(row))) {
                tally = tally.and(new Tally(1, row));
            }
        }
        return tally;
    }

    private boolean isConstant(NdArray row) {
        var copy = row.copy();
        for (long i = 0; i < copy.shape().elementCount(); i++) {
            boolean isEqual = dtype.kind() == DTypeKind.COMPLEX ? equal(copy, i) : isWhole()
                    ? ElementAccess.getLong(dtype, copy.segment(), 0) == ElementAccess.getLong(dtype, copy.segment(), i * dtype.itemSize())
                    : equal(ElementAccess.getDouble(dtype, copy.segment(), 0), ElementAccess.getDouble(dtype, copy.segment(), i * dtype.itemSize()));
            if (!isEqual) {
                return false;
            }
        }
        return true;
    }

    private boolean equal(NdArray row, long i) {
        var one = ElementAccess.getComplex(dtype, row.segment(), 0);
        var other = ElementAccess.getComplex(dtype, row.segment(), i * dtype.itemSize());
        return one.real() == other.real() && one.imaginary() == other.imaginary() || one.isNaN() && other.isNaN();
    }

    private static boolean equal(double one, double other) {
        return one == other || Double.isNaN(one) && Double.isNaN(other);
    }
}
