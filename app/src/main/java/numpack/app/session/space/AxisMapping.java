package numpack.app.session.space;

import java.util.List;
import java.util.stream.IntStream;
import numpack.app.i18n.Numbers;
import numpack.engine.shape.Box;
import numpack.engine.shape.Selection;
import numpack.engine.shape.SelectionParser;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Which axes of a shape are shown, and where the others stand. Immutable.
///
/// @param shape logical
/// @param rowAxis along the rows, or [#NONE]
/// @param columnAxis along the columns, or [#NONE]
/// @param slices one for each axis; an axis that is not shown has one position, or none if it is empty
public record AxisMapping(Shape shape, int rowAxis, int columnAxis, Box slices) {
    /// No axis.
    public static final int NONE = -1;

    public AxisMapping {
        if (slices.ndim() != shape.ndim() || rowAxis != NONE && rowAxis == columnAxis) {
            throw new IllegalArgumentException("axis %d and %d of %s cannot be shown as %s".formatted(rowAxis, columnAxis, shape, slices));
        }
    }

    /// Rows by columns as far as there are axes: 0 and 1, whole; the others at their beginning.
    public static AxisMapping of(Shape shape) {
        var row = shape.ndim() > 0 ? 0 : NONE;
        var column = shape.ndim() > 1 ? 1 : NONE;
        var slices = Box.all(shape);
        for (var axis = 2; axis < shape.ndim(); axis++) {
            slices = slices.with(axis, at(shape, axis, 0));
        }
        return new AxisMapping(shape, row, column, slices);
    }

    /// What NumPy's index text shows: axes with an integer stand there, one or two others are shown.
    ///
    /// @throws numpack.engine.shape.SelectionException if it is no index text or does not fit the shape
    /// @throws TooManyAxesException if more than two axes are left
    public AxisMapping withText(String text) {
        // What prose writes for a minus is one here too.
        if (!(SelectionParser.parse(text.replace(Numbers.MINUS, '-'), shape) instanceof Selection.Cells cells)) {
            throw new TooManyAxesException(0);
        }
        var shown = IntStream.range(0, shape.ndim()).filter(axis -> !cells.isDropped(axis)).toArray();
        if (shown.length > 2) {
            throw new TooManyAxesException(shown.length);
        }
        var row = shown.length == 0 ? NONE : shown[0];
        var column = shown.length < 2 ? NONE : shown[1];
        var isTurned = rowAxis > columnAxis && columnAxis != NONE && row == columnAxis && column == rowAxis;
        return isTurned ? new AxisMapping(shape, column, row, cells.box()) : new AxisMapping(shape, row, column, cells.box());
    }

    /// As NumPy's index text.
    public String text() {
        var dropped = fixedAxes().stream().filter(axis -> slices.slice(axis).count() == 1).toList();
        return "[" + strip(SelectionParser.format(new Selection.Cells(slices, dropped), shape)) + "]";
    }

    /// Axes that are not shown, ascending.
    public List<Integer> fixedAxes() {
        return IntStream.range(0, shape.ndim()).filter(axis -> axis != rowAxis && axis != columnAxis).boxed().toList();
    }

    /// Puts an axis on the rows; if it was on the columns, the two change places.
    public AxisMapping withRowAxis(int axis) {
        return axis == columnAxis ? swapped() : with(axis, columnAxis);
    }

    /// Puts an axis, or none, on the columns; if it was on the rows, the two change places.
    public AxisMapping withColumnAxis(int axis) {
        return axis != NONE && axis == rowAxis ? swapped() : with(rowAxis, axis);
    }

    /// Rows become columns; the only axis shown stays on the rows.
    public AxisMapping swapped() {
        return columnAxis == NONE ? this : new AxisMapping(shape, columnAxis, rowAxis, slices);
    }

    /// Where an axis that is not shown stands.
    public long index(int axis) {
        return slices.slice(axis).start();
    }

    /// Moves an axis that is not shown to an index, brought within its length.
    public AxisMapping withIndex(int axis, long index) {
        return new AxisMapping(shape, rowAxis, columnAxis, slices.with(axis, at(shape, axis, index)));
    }

    /// Turned so that some cells are seen: an axis that is not shown goes to the first of its positions unless it stands on one of them, and
    /// an axis of which only a part without the first of them is shown is shown whole.
    ///
    /// @param cells a box with positive steps and at least one cell
    public AxisMapping including(Box cells) {
        var turned = slices;
        for (var axis = 0; axis < shape.ndim(); axis++) {
            var slice = slices.slice(axis);
            var wanted = cells.slice(axis);
            var isShown = axis == rowAxis || axis == columnAxis;
            var isSeen = (isShown ? slice.indexOf(wanted.start()) : wanted.indexOf(slice.start())) >= 0;
            if (!isSeen) {
                turned = turned.with(axis, isShown ? Slice.all(shape.length(axis)) : at(shape, axis, wanted.start()));
            }
        }
        return new AxisMapping(shape, rowAxis, columnAxis, turned);
    }

    /// The same for a shape with other lengths. A slice that reached an end of its axis reaches it still; others are brought within, and an axis of
    /// which nothing is left is shown whole.
    public AxisMapping fitted(Shape next) {
        if (next.equals(shape)) {
            return this;
        }
        if (next.ndim() != shape.ndim()) {
            return of(next);
        }
        var fitted = slices;
        for (var axis = 0; axis < next.ndim(); axis++) {
            var slice = slices.slice(axis);
            var isShown = axis == rowAxis || axis == columnAxis;
            if (!isShown) {
                fitted = fitted.with(axis, at(next, axis, slice.start()));
            } else if (shape.length(axis) != next.length(axis)) {
                fitted = fitted.with(axis, fitted(slice, shape.length(axis), next.length(axis)));
            }
        }
        return new AxisMapping(next, rowAxis, columnAxis, fitted);
    }

    /// The same with all rows of the array, wherever they run.
    public AxisMapping withAllRows() {
        return rowAxis == 0 || columnAxis == 0 ? new AxisMapping(shape, rowAxis, columnAxis, slices.withRows(Slice.all(shape.rowCount()))) : this;
    }

    /// Whether another mapping shows the same of the rows, as far as its shape has them.
    public boolean showsRowsLike(AxisMapping other) {
        return shape.ndim() == other.shape.ndim() && (shape.ndim() == 0 || fitted(other.shape).slices.rows().equals(other.slices.rows()));
    }

    private static Slice fitted(Slice slice, long before, long now) {
        if (slice.count() == 0 || now == 0) {
            return Slice.all(now);
        }
        long step = Math.abs(slice.step());
        long first = slice.start();
        long last = slice.start() + (slice.count() - 1) * slice.step();
        boolean isForward = slice.step() > 0;
        long low = isForward ? first : last;
        long high = isForward ? last : first;
        if (!isForward && high == before - 1) {
            // It begins at the end of the axis, and its other positions follow from there.
            long start = now - 1;
            long stop = low - step < 0 ? 0 : low;
            return start < stop ? Slice.all(now) : new Slice(start, (start - stop) / step + 1, slice.step());
        }
        if (low >= now) {
            return Slice.all(now);
        }
        long end = isForward && high + step >= before ? now - 1 : Math.min(high, now - 1);
        long count = (end - low) / step + 1;
        return new Slice(isForward ? low : low + (count - 1) * step, count, slice.step());
    }

    private AxisMapping with(int row, int column) {
        var changed = slices;
        for (var axis = 0; axis < shape.ndim(); axis++) {
            var isShown = axis == row || axis == column;
            var wasShown = axis == rowAxis || axis == columnAxis;
            if (isShown != wasShown) {
                changed = changed.with(axis, isShown ? Slice.all(shape.length(axis)) : at(shape, axis, 0));
            }
        }
        return new AxisMapping(shape, row, column, changed);
    }

    private static Slice at(Shape shape, int axis, long index) {
        var length = shape.length(axis);
        return length == 0 ? Slice.all(0) : Slice.of(Math.clamp(index, 0, length - 1), 1);
    }

    private static String strip(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    /// An index text leaves more axes than rows and columns, or picks rows one by one.
    public static final class TooManyAxesException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final int left;

        TooManyAxesException(int left) {
            super(left == 0 ? "rows picked one by one" : left + " axes for rows and columns");
            this.left = left;
        }

        /// How many axes are left; 0 if rows are picked one by one.
        public int left() {
            return left;
        }
    }
}
