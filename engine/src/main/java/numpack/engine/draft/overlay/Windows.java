package numpack.engine.draft.overlay;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// What is in the windows through which arrays are read and painted. A 0-d array counts as one axis of length 1 here.
public final class Windows {
    private static final Shape ONE = Shape.of(1);
    private static final Box NO_AXES = Box.of();

    private Windows() {
    }

    /// The shape, with one axis at least.
    public static Shape shape(Shape shape) {
        return shape.ndim() == 0 ? ONE : shape;
    }

    /// The axis lengths, at least one.
    public static long[] lengths(Shape shape) {
        return shape.ndim() == 0 ? new long[] {1} : shape.toArray();
    }

    /// Elements of one row: the product of the lengths after axis 0.
    public static long rowElements(long[] lengths) {
        long elements = 1;
        for (int axis = 1; axis < lengths.length; axis++) {
            elements = Math.multiplyExact(elements, lengths[axis]);
        }
        return elements;
    }

    /// Reads a box, given with at least one axis, from a source that may be 0-d.
    public static void read(LazySource source, Box box, MemorySegment into) throws IOException {
        if (box.cellCount() > 0) {
            source.read(source.shape().ndim() == 0 ? NO_AXES : box, into);
        }
    }

    /// Reads elements `from` to `to - 1`, counted in C order over the whole array, as few boxes.
    public static void readFlat(LazySource source, long from, long to, byte[] into, int at) throws IOException {
        var memory = MemorySegment.ofArray(into);
        long next = at;
        for (var box : Box.all(shape(source.shape())).cells(from, to)) {
            long bytes = box.cellCount() * source.dtype().itemSize();
            read(source, box, memory.asSlice(next, bytes));
            next += bytes;
        }
    }
}
