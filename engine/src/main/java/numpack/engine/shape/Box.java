package numpack.engine.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A box of cells: a slice for each axis of an array. It is the one currency of every partial read and write.
///
/// A box for a 0-d array has no axes and one cell. Cells are counted in C order: the last axis runs fastest. Immutable; pure arithmetic.
///
/// ```java
/// var box = Box.of(Slice.of(100, 10), Slice.all(16));     // rows 100 to 109 of an array (1000, 16)
/// ```
///
/// @param slices one for each axis, in order
public record Box(List<Slice> slices) {
    public Box {
        slices = List.copyOf(slices);
    }

    /// A box of these slices, one for each axis.
    public static Box of(Slice... slices) {
        return new Box(List.of(slices));
    }

    /// All cells of an array.
    public static Box all(Shape shape) {
        var slices = new Slice[shape.ndim()];
        for (int axis = 0; axis < slices.length; axis++) {
            slices[axis] = Slice.all(shape.length(axis));
        }
        return of(slices);
    }

    /// Whole rows of an array.
    ///
    /// @throws IndexOutOfBoundsException if the array is 0-d
    public static Box ofRows(Slice rows, Shape shape) {
        return all(shape).withRows(rows);
    }

    /// How many axes.
    public int ndim() {
        return slices.size();
    }

    /// The slice of one axis, 0-based.
    public Slice slice(int axis) {
        return slices.get(axis);
    }

    /// The slice of axis 0.
    ///
    /// @throws java.util.NoSuchElementException if there is no axis
    public Slice rows() {
        return slices.getFirst();
    }

    /// How many positions along each axis.
    public Shape shape() {
        var lengths = new long[ndim()];
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = slice(axis).count();
        }
        return Shape.of(lengths);
    }

    /// How many cells.
    ///
    /// @throws ArithmeticException if it does not fit a `long`
    public long cellCount() {
        return cellCount(0);
    }

    /// How many cells in each row: those of [#inRow].
    ///
    /// @throws ArithmeticException if it does not fit a `long`
    public long rowCellCount() {
        return cellCount(Math.min(1, ndim()));
    }

    /// Whether there is no cell, because the slice of some axis has no position.
    public boolean isEmpty() {
        return isEmpty(0);
    }

    /// Returns if every cell lies in an array of this shape.
    ///
    /// @throws IllegalArgumentException if one does not, or the array has another number of axes
    public void requireFits(Shape shape) {
        if (ndim() != shape.ndim()) {
            throw new IllegalArgumentException("%d slices do not fit shape %s".formatted(ndim(), shape));
        }
        for (int axis = 0; axis < ndim(); axis++) {
            if (!slice(axis).fits(shape.length(axis))) {
                throw new IllegalArgumentException("%s does not fit axis %d of shape %s".formatted(slice(axis), axis, shape));
            }
        }
    }

    /// The same with another slice on one axis.
    ///
    /// @throws IndexOutOfBoundsException if there is no such axis
    public Box with(int axis, Slice slice) {
        var changed = slices.toArray(Slice[]::new);
        changed[axis] = slice;
        return of(changed);
    }

    /// The same with another slice on axis 0.
    ///
    /// @throws IndexOutOfBoundsException if there is no axis
    public Box withRows(Slice rows) {
        return with(0, rows);
    }

    /// The part of each row: the same without axis 0. A box without axes is itself the part of its only row.
    public Box inRow() {
        return new Box(slices.subList(Math.min(1, ndim()), ndim()));
    }

    /// This part of some rows: the same after an axis more. The opposite of [#inRow].
    public Box behind(Slice rows) {
        var more = new Slice[ndim() + 1];
        more[0] = rows;
        for (int axis = 1; axis < more.length; axis++) {
            more[axis] = slice(axis - 1);
        }
        return of(more);
    }

    /// The box of a box: positions of `inner` counted on this one's.
    ///
    /// @throws IllegalArgumentException if `inner` does not fit the shape of this one
    public Box then(Box inner) {
        inner.requireFits(shape());
        var both = new Slice[ndim()];
        for (int axis = 0; axis < both.length; axis++) {
            both[axis] = slice(axis).then(inner.slice(axis));
        }
        return of(both);
    }

    /// The smallest box that leaves out no position and holds this one and another of as many axes, neither empty. Around a box and itself
    /// there are the positions that it has and those between them.
    ///
    /// @throws IllegalArgumentException if the other has another number of axes
    public Box around(Box other) {
        if (ndim() != other.ndim()) {
            throw new IllegalArgumentException("%d axes around %d".formatted(ndim(), other.ndim()));
        }
        var around = new Slice[ndim()];
        for (int axis = 0; axis < around.length; axis++) {
            long from = Math.min(slice(axis).lowest(), other.slice(axis).lowest());
            long last = Math.max(slice(axis).highest(), other.slice(axis).highest());
            around[axis] = Slice.of(from, last - from + 1);
        }
        return of(around);
    }

    /// The i-th cell, as a box of its own.
    ///
    /// @throws IndexOutOfBoundsException if there are fewer
    public Box cell(long i) {
        Objects.checkIndex(i, cellCount());
        var cell = new Slice[ndim()];
        long left = i;
        for (int axis = cell.length - 1; axis >= 0; axis--) {
            long count = slice(axis).count();
            cell[axis] = Slice.of(slice(axis).position(left % count), 1);
            left /= count;
        }
        return of(cell);
    }

    /// The cells `from` to `to - 1` in C order, as few boxes: a part of a line at each end, whole lines, planes and so on between.
    ///
    /// @throws IndexOutOfBoundsException if there are fewer
    public List<Box> cells(long from, long to) {
        Objects.checkFromToIndex(from, to, cellCount());
        var boxes = new ArrayList<Box>();
        if (from < to) {
            addCells(0, from, to, boxes);
        }
        return boxes;
    }

    /// The box cut into blocks of bounded size, in C order: their cells one after the other are the cells of the box. A block is as many
    /// positions of one axis as fit, at one position of each axis before it and all positions of each axis after it. So the first block is the largest,
    /// and whole rows stay together where a row fits. None if the box is empty, one without axes if the box has none. Made while one walks over them.
    ///
    /// @param maxCells the most that a block has, at least 1
    public Iterable<Box> blocks(long maxCells) {
        if (maxCells < 1) {
            throw new IllegalArgumentException("blocks of %d cells".formatted(maxCells));
        }
        return () -> new BoxBlocks(this, maxCells);
    }

    /// @param axis  the axes before it have one position each
    /// @param boxes where they go
    private void addCells(int axis, long from, long to, List<Box> boxes) {
        if (axis == ndim()) {
            boxes.add(this);
            return;
        }
        long inner = cellCount(axis + 1);
        long first = Math.ceilDiv(from, inner);
        long end = to / inner;
        if (first > end) {
            at(axis, end).addCells(axis + 1, from % inner, to % inner, boxes);
            return;
        }
        if (from % inner > 0) {
            at(axis, first - 1).addCells(axis + 1, from % inner, inner, boxes);
        }
        if (first < end) {
            boxes.add(with(axis, slice(axis).then(Slice.of(first, end - first))));
        }
        if (to % inner > 0) {
            at(axis, end).addCells(axis + 1, 0, to % inner, boxes);
        }
    }

    private Box at(int axis, long i) {
        return with(axis, Slice.of(slice(axis).position(i), 1));
    }

    private long cellCount(int from) {
        if (isEmpty(from)) {
            return 0;
        }
        long cells = 1;
        for (int axis = from; axis < ndim(); axis++) {
            cells = Math.multiplyExact(cells, slice(axis).count());
        }
        return cells;
    }

    private boolean isEmpty(int from) {
        for (int axis = from; axis < ndim(); axis++) {
            if (slice(axis).count() == 0) {
                return true;
            }
        }
        return false;
    }
}
