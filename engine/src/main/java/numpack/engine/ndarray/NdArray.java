package numpack.engine.ndarray;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import numpack.engine.dtype.Casting;
import numpack.engine.dtype.Complex128;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.dtype.ElementText;
import numpack.engine.shape.Box;
import numpack.engine.shape.Selection;
import numpack.engine.shape.SelectionParser;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Strides;

/// An array in memory: elements of one dtype over one piece of memory, little-endian, found by strides.
///
/// `slice`, `row`, `transpose`, `reshape` give *views*: they cost nothing and share the memory, a write through one is seen through all.
/// `copy`, `cast` and `to…Array` own what they return. An array lives as long as its memory does: one that was allocated here until
/// nothing refers to it, one over a segment until its arena closes. Reading is safe for all threads; writers must synchronise themselves.
///
/// ```java
/// var table = NdArrays.wrap(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
/// var column = table.slice("[:, 1]");        // float64 (2,), a view
/// column.setDouble(20, 0);
/// table.getDouble(0, 1);                     // 20.0
/// ```
public final class NdArray {
    private static final long MAX_HEAP_ARRAY_BYTES = 8L * (Integer.MAX_VALUE - 8);

    private final DType dtype;
    private final Shape shape;
    private final StridedMemory memory;

    private NdArray(DType dtype, Shape shape, StridedMemory memory) {
        this.dtype = dtype;
        this.shape = shape;
        this.memory = memory;
    }

    /// A new array of zeros in C order.
    ///
    /// @throws ArithmeticException if its bytes do not fit a `long`
    /// @throws OutOfMemoryError    if there is no memory for it
    public static NdArray allocate(DType dtype, Shape shape) {
        long bytes = Math.multiplyExact(shape.elementCount(), dtype.itemSize());
        var segment = bytes <= MAX_HEAP_ARRAY_BYTES
                ? MemorySegment.ofArray(new long[Math.toIntExact((bytes + 7) / 8)]).asSlice(0, bytes)
                : Arena.ofAuto().allocate(bytes, 64);
        return of(dtype, shape, segment);
    }

    /// An array over the start of a segment, in C order, shared.
    ///
    /// @throws IllegalArgumentException if the segment is too small
    public static NdArray of(DType dtype, Shape shape, MemorySegment segment) {
        long bytes = Math.multiplyExact(shape.elementCount(), dtype.itemSize());
        if (segment.byteSize() < bytes) {
            throw new IllegalArgumentException(
                    "%s %s needs %d bytes, the segment has %d".formatted(dtype, shape, bytes, segment.byteSize()));
        }
        var strides = shape.isEmpty() ? Strides.of(new long[shape.ndim()]) : Strides.cOrder(shape, dtype.itemSize());
        return new NdArray(dtype, shape, new StridedMemory(segment, 0, strides));
    }

    public DType dtype() {
        return dtype;
    }

    public Shape shape() {
        return shape;
    }

    /// Bytes to the next element along each axis.
    public Strides strides() {
        return memory.strides();
    }

    /// Where the memory is; shared with views and perhaps much larger than this array.
    public MemorySegment segment() {
        return memory.segment();
    }

    /// Byte offset of the first element in [#segment].
    public long offset() {
        return memory.offset();
    }

    /// Bytes of all elements, packed.
    public long sizeBytes() {
        return shape.elementCount() * dtype.itemSize();
    }

    /// Whether the elements lie packed in C order.
    public boolean isContiguous() {
        return memory.strides().isCOrder(shape, dtype.itemSize());
    }

    /// The elements' own memory, exactly; shared.
    ///
    /// @throws IllegalStateException if they do not lie packed in C order
    public MemorySegment asSegment() {
        requireContiguous("seen as one segment");
        return memory.segment().asSlice(shape.isEmpty() ? 0 : memory.offset(), sizeBytes());
    }

    /// A view that refuses to be written.
    public NdArray asReadOnly() {
        return new NdArray(dtype, shape, new StridedMemory(segment().asReadOnly(), offset(), strides()));
    }

    /// A view of a box.
    ///
    /// @throws IllegalArgumentException if the box does not fit the shape
    public NdArray slice(Box box) {
        box.requireFits(shape);
        var cut = box.shape();
        long first = cut.isEmpty() ? offset() : offset() + strides().offset(box);
        return new NdArray(dtype, cut, new StridedMemory(segment(), first, strides().slice(box)));
    }

    /// What NumPy's index text picks: a view for slices and integers, a copy for a list of rows.
    ///
    /// @throws numpack.engine.shape.SelectionException if the text does not fit
    public NdArray slice(String indexText) {
        return select(SelectionParser.parse(indexText, shape));
    }

    /// What a selection picks: a view of a box, a copy of rows.
    ///
    /// @throws IllegalArgumentException if it does not fit the shape
    public NdArray select(Selection selection) {
        return switch (selection) {
            case Selection.Cells cells -> slice(cells.box()).dropAxes(cells.droppedAxes());
            case Selection.Rows rows -> take(rows.toArray());
            case Selection.Mask mask -> take(mask.rows().toArray());
        };
    }

    /// A view of one row, without axis 0.
    public NdArray row(long row) {
        return rows(row, 1).dropAxes(List.of(0));
    }

    /// A view of `count` consecutive rows.
    public NdArray rows(long first, long count) {
        if (shape.ndim() == 0) {
            throw new IllegalStateException("a 0-d array has no rows");
        }
        Objects.checkFromIndexSize(first, count, shape.rowCount());
        long start = shape.isEmpty() || count == 0 ? offset() : offset() + first * strides().stride(0);
        return new NdArray(dtype, shape.withRows(count), new StridedMemory(segment(), start, strides()));
    }

    /// A copy of these rows, in this order.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    public NdArray take(long... rows) {
        var taken = allocate(dtype, shape.withRows(rows.length));
        for (int i = 0; i < rows.length; i++) {
            taken.rows(i, 1).assign(rows(rows[i], 1));
        }
        return taken;
    }

    /// A view with the axes in reverse order.
    public NdArray transpose() {
        int last = shape.ndim() - 1;
        return transpose(IntStream.rangeClosed(0, last).map(axis -> last - axis).toArray());
    }

    /// A view with the axes in another order: axis i of it is axis `axes[i]` of this.
    public NdArray transpose(int... axes) {
        return new NdArray(dtype, shape.permute(axes), new StridedMemory(segment(), offset(), strides().permute(axes)));
    }

    /// A view of the same elements in C order under another shape.
    ///
    /// @throws IllegalArgumentException if the number of elements differs
    /// @throws IllegalStateException    if the elements do not lie packed; `copy()` first
    public NdArray reshape(long... lengths) {
        var other = Shape.of(lengths);
        if (other.elementCount() != shape.elementCount()) {
            throw new IllegalArgumentException("shape %s has not as many elements as %s".formatted(other, shape));
        }
        requireContiguous("reshaped");
        return of(dtype, other, asSegment());
    }

    /// A new array with the same elements, packed in C order.
    public NdArray copy() {
        var copy = allocate(dtype, shape);
        copyTo(copy.segment());
        return copy;
    }

    /// A new array of another dtype, by the rules of [Casting].
    public NdArray cast(DType target) {
        var packed = isContiguous() ? this : copy();
        var cast = allocate(target, shape);
        Casting.convert(dtype, packed.asSegment(), 0, target, cast.segment(), 0, shape.elementCount());
        return cast;
    }

    /// Writes all elements in C order, packed, to the start of a segment that shares no byte with this array.
    ///
    /// @throws IllegalArgumentException if the segment is too small
    public void copyTo(MemorySegment target) {
        memory.copyTo(of(dtype, shape, target).memory, shape, dtype.itemSize());
    }

    /// Writes all elements of another array over this one's; the two share no byte.
    ///
    /// @throws IllegalArgumentException if dtype or shape differ
    public void assign(NdArray other) {
        if (dtype != other.dtype || !shape.equals(other.shape)) {
            throw new IllegalArgumentException("%s cannot take the elements of %s".formatted(this, other));
        }
        other.memory.copyTo(memory, shape, dtype.itemSize());
    }

    /// Whether dtype, shape and every bit of every element agree.
    public boolean sameBytes(NdArray other) {
        if (dtype != other.dtype || !shape.equals(other.shape)) {
            return false;
        }
        var mine = isContiguous() ? this : copy();
        var theirs = other.isContiguous() ? other : other.copy();
        return mine.asSegment().mismatch(theirs.asSegment()) < 0;
    }

    /// The element as a double, as [ElementAccess#getDouble] gives it.
    public double getDouble(long... index) {
        return ElementAccess.getDouble(dtype, segment(), offsetOf(index));
    }

    /// An integer element exactly, as [ElementAccess#getLong] gives it.
    public long getLong(long... index) {
        return ElementAccess.getLong(dtype, segment(), offsetOf(index));
    }

    /// Whether the element is not zero.
    public boolean getBoolean(long... index) {
        return ElementAccess.getBoolean(dtype, segment(), offsetOf(index));
    }

    public Complex128 getComplex(long... index) {
        return ElementAccess.getComplex(dtype, segment(), offsetOf(index));
    }

    /// The element as the shortest text that reads back to the same bits.
    public String text(long... index) {
        return ElementText.format(dtype, segment(), offsetOf(index));
    }

    /// Writes an element, as [ElementAccess#setDouble] does.
    public void setDouble(double number, long... index) {
        ElementAccess.setDouble(dtype, segment(), offsetOf(index), number);
    }

    /// Writes an element, as [ElementAccess#setLong] does.
    public void setLong(long number, long... index) {
        ElementAccess.setLong(dtype, segment(), offsetOf(index), number);
    }

    /// Writes 1 or 0.
    public void setBoolean(boolean value, long... index) {
        ElementAccess.setBoolean(dtype, segment(), offsetOf(index), value);
    }

    public void setComplex(Complex128 number, long... index) {
        ElementAccess.setComplex(dtype, segment(), offsetOf(index), number);
    }

    /// Where an element starts in [#segment].
    ///
    /// @throws IndexOutOfBoundsException if the index leaves the shape
    /// @throws IllegalArgumentException  if it has not one number for each axis
    public long offsetOf(long... index) {
        if (index.length != shape.ndim()) {
            throw new IllegalArgumentException("%d indices for shape %s".formatted(index.length, shape));
        }
        for (int axis = 0; axis < index.length; axis++) {
            Objects.checkIndex(index[axis], shape.length(axis));
        }
        return offset() + strides().offset(index);
    }

    /// All elements in C order, as [#getDouble] gives them.
    public double[] toDoubleArray() {
        var numbers = new double[Math.toIntExact(shape.elementCount())];
        var packed = packed();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ElementAccess.getDouble(dtype, packed, (long) i * dtype.itemSize());
        }
        return numbers;
    }

    /// All elements in C order, as [#getLong] gives them.
    public long[] toLongArray() {
        var numbers = new long[Math.toIntExact(shape.elementCount())];
        var packed = packed();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ElementAccess.getLong(dtype, packed, (long) i * dtype.itemSize());
        }
        return numbers;
    }

    /// All elements in C order, as [#getBoolean] gives them.
    public boolean[] toBooleanArray() {
        var values = new boolean[Math.toIntExact(shape.elementCount())];
        var packed = packed();
        for (int i = 0; i < values.length; i++) {
            values[i] = ElementAccess.getBoolean(dtype, packed, (long) i * dtype.itemSize());
        }
        return values;
    }

    /// The bytes of all elements in C order.
    public byte[] toByteArray() {
        return packed().toArray(ValueLayout.JAVA_BYTE);
    }

    private MemorySegment packed() {
        return isContiguous() ? asSegment() : copy().asSegment();
    }

    private NdArray dropAxes(List<Integer> axes) {
        return axes.isEmpty() ? this
                : new NdArray(dtype, shape.drop(axes), new StridedMemory(segment(), offset(), strides().drop(axes)));
    }

    private void requireContiguous(String verb) {
        if (!isContiguous()) {
            throw new IllegalStateException("%s does not lie packed in C order and cannot be %s without a copy".formatted(this, verb));
        }
    }

    /// Dtype and shape, as in `float32 (1000, 128)`.
    @Override
    public String toString() {
        return dtype + " " + shape;
    }
}
