package numpack.app.inspect;

import java.util.List;
import java.util.Optional;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;

/// How a row of an array is shown.
enum RowForm {
    /// One element, large.
    VALUE,
    /// The elements as text.
    NUMBERS,
    /// A bar for each element, the largest one marked.
    BARS,
    /// A line through the elements.
    LINE;

    /// More bars are no wider than a line.
    private static final long MAX_BARS = 64;
    private static final long FEW = 16;

    /// The forms that a row can have, the best one first.
    ///
    /// @param count elements of a row
    /// @param ndim  axes of a row
    static List<RowForm> of(DType dtype, long count, int ndim) {
        if (count == 1) {
            return List.of(VALUE);
        }
        if (dtype.kind() == DTypeKind.COMPLEX || count == 0) {
            return List.of(NUMBERS);
        }
        if (ndim > 1) {
            return List.of(NUMBERS, LINE);
        }
        if (count > MAX_BARS) {
            return List.of(LINE, NUMBERS);
        }
        boolean isFraction = dtype.kind() == DTypeKind.FLOAT;
        return isFraction && count <= FEW ? List.of(BARS, NUMBERS, LINE) : count <= FEW ? List.of(NUMBERS, BARS, LINE) : List.of(LINE, BARS, NUMBERS);
    }

    /// The form of a name that was kept.
    static Optional<RowForm> named(String name) {
        return List.of(values()).stream().filter(form -> form.name().equals(name)).findFirst();
    }
}
