package numpack.engine.shape;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The length of an array along each axis. Immutable. An array of shape `()` is 0-d and has one element; any axis may be 0 long.
///
/// Counts that do not fit a `long` are errors of the one who asks ([#elementCount] throws `ArithmeticException`), so that a shape
/// from a file can be shown before it is judged.
public final class Shape {
    private static final int MAX_AXES = 64;

    private final long[] lengths;

    private Shape(long[] lengths) {
        this.lengths = lengths;
    }

    /// A shape of these axis lengths.
    ///
    /// @throws IllegalArgumentException if a length is negative
    public static Shape of(long... lengths) {
        for (int axis = 0; axis < lengths.length; axis++) {
            if (lengths[axis] < 0) {
                throw new IllegalArgumentException("length of axis %d is negative: %d".formatted(axis, lengths[axis]));
            }
        }
        return new Shape(lengths.clone());
    }

    public int ndim() {
        return lengths.length;
    }

    /// The length of one axis, 0-based.
    public long length(int axis) {
        return lengths[axis];
    }

    /// A copy of all lengths.
    public long[] toArray() {
        return lengths.clone();
    }

    /// Rows: the length of axis 0, and 1 for a 0-d array.
    public long rowCount() {
        return lengths.length == 0 ? 1 : lengths[0];
    }

    /// Elements in one row: the product of the lengths after axis 0.
    ///
    /// @throws ArithmeticException if it does not fit a `long`
    public long rowElements() {
        return product(Math.min(1, lengths.length));
    }

    /// All elements.
    ///
    /// @throws ArithmeticException if the number does not fit a `long`
    public long elementCount() {
        return product(0);
    }

    /// The same shape with another number of rows.
    ///
    /// @throws IllegalStateException for a 0-d array, which has no axis 0
    public Shape withRows(long rows) {
        if (lengths.length == 0) {
            throw new IllegalStateException("a 0-d array has no rows to count");
        }
        var changed = lengths.clone();
        changed[0] = rows;
        return of(changed);
    }

    /// Whether some axis is 0 long, so that there is no element.
    public boolean isEmpty() {
        for (long length : lengths) {
            if (length == 0) {
                return true;
            }
        }
        return false;
    }

    /// The axes in another order: axis i of the result is axis `axes[i]` of this.
    ///
    /// @throws IllegalArgumentException if the axes are not each axis once
    public Shape permute(int... axes) {
        var sorted = axes.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(sorted, IntStream.range(0, lengths.length).toArray())) {
            throw new IllegalArgumentException("%s is no order of %d axes".formatted(Arrays.toString(axes), lengths.length));
        }
        return new Shape(Arrays.stream(axes).mapToLong(axis -> lengths[axis]).toArray());
    }

    /// Without these axes.
    public Shape drop(List<Integer> axes) {
        var kept = IntStream.range(0, lengths.length).filter(axis -> !axes.contains(axis));
        return new Shape(kept.mapToLong(axis -> lengths[axis]).toArray());
    }

    /// Whether all axes after axis 0 agree, so that rows of one fit the other.
    public boolean hasRowsLike(Shape other) {
        return lengths.length == other.lengths.length && lengths.length > 0
                && Arrays.equals(lengths, 1, lengths.length, other.lengths, 1, other.lengths.length);
    }

    private long product(int from) {
        long product = 1;
        for (int axis = from; axis < lengths.length; axis++) {
            if (lengths[axis] == 0) {
                return 0;
            }
        }
        for (int axis = from; axis < lengths.length; axis++) {
            product = Math.multiplyExact(product, lengths[axis]);
        }
        return product;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(lengths, shape.lengths);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    /// As [#toText] writes it.
    @Override
    public String toString() {
        return toText(lengths);
    }

    /// Axis lengths as NumPy writes a shape: `()`, `(5,)`, `(1000, 128)`.
    ///
    /// @param lengths taken as unsigned; more than 64, the most that NumPy knows, are cut
    public static String toText(long... lengths) {
        var text = new StringBuilder("(");
        for (int axis = 0; axis < Math.min(lengths.length, MAX_AXES); axis++) {
            text.append(axis == 0 ? "" : ", ").append(Long.toUnsignedString(lengths[axis]));
        }
        return text.append(lengths.length > MAX_AXES ? ", ...)" : lengths.length == 1 ? ",)" : ")").toString();
    }
}
