package numpack.app.inspect;

import java.lang.foreign.MemorySegment;
import numpack.app.edit.value.CellTexts;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;

/// The elements of one row, in C order.
final class RowValues {
    private final DType dtype;
    private final MemorySegment bytes;
    private final int count;

    /// @param bytes little-endian; not to be changed
    RowValues(DType dtype, byte[] bytes) {
        this.dtype = dtype;
        this.bytes = MemorySegment.ofArray(bytes);
        this.count = bytes.length / dtype.itemSize();
    }

    int count() {
        return count;
    }

    /// The shortest text of an element that reads back to the same bits.
    String text(int element) {
        return CellTexts.format(dtype, bytes, (long) element * dtype.itemSize());
    }

    /// An element as a number, as near as a `double` comes; NaN for complex ones.
    double number(int element) {
        long offset = (long) element * dtype.itemSize();
        return switch (dtype.kind()) {
            case BOOL -> ElementAccess.getBoolean(dtype, bytes, offset) ? 1 : 0;
            case SIGNED, UNSIGNED, FLOAT -> ElementAccess.getDouble(dtype, bytes, offset);
            case COMPLEX -> Double.NaN;
        };
    }

    boolean isBool() {
        return dtype.kind() == DTypeKind.BOOL;
    }

    /// The element with the largest number, the first of several; -1 if there is no number.
    int largest() {
        int largest = -1;
        for (int at = 0; at < count; at++) {
            double number = number(at);
            if (!Double.isNaN(number) && (largest < 0 || number > number(largest))) {
                largest = at;
            }
        }
        return largest;
    }

    /// The numbers from the lowest to the highest, zero among them; without those that are not finite.
    Range range() {
        double low = 0;
        double high = 0;
        for (int at = 0; at < count; at++) {
            double number = number(at);
            if (Double.isFinite(number)) {
                low = Math.min(low, number);
                high = Math.max(high, number);
            }
        }
        return new Range(low, high);
    }

    /// How many elements are not finite numbers.
    int nonFinite() {
        int found = 0;
        for (int at = 0; at < count; at++) {
            found += Double.isFinite(number(at)) ? 0 : 1;
        }
        return found;
    }

    /// Numbers between two ends.
    record Range(double low, double high) {
        /// Where a number is between them, from 0 to 1.
        double part(double number) {
            return high > low ? (number - low) / (high - low) : 0;
        }
    }
}
