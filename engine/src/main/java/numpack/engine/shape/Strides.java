package numpack.engine.shape;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// For each axis the bytes to the next element along it; negative where the axis runs backwards, 0 where it stands still. Immutable.
public final class Strides {
    private final long[] bytes;

    private Strides(long[] bytes) {
        this.bytes = bytes;
    }

    public static Strides of(long... bytes) {
        return new Strides(bytes.clone());
    }

    /// Packed in C order: the last axis moves by one element.
    ///
    /// @throws ArithmeticException if the array would have more bytes than a `long` counts
    public static Strides cOrder(Shape shape, int itemSize) {
        var bytes = new long[shape.ndim()];
        long next = itemSize;
        for (int axis = bytes.length - 1; axis >= 0; axis--) {
            bytes[axis] = next;
            next = Math.multiplyExact(next, Math.max(1, shape.length(axis)));
        }
        return new Strides(bytes);
    }

    public int ndim() {
        return bytes.length;
    }

    /// Bytes to the next element along an axis.
    public long stride(int axis) {
        return bytes[axis];
    }

    /// Bytes from the first element to the one at this index.
    public long offset(long... index) {
        long offset = 0;
        for (int axis = 0; axis < bytes.length; axis++) {
            offset = Math.addExact(offset, Math.multiplyExact(index[axis], bytes[axis]));
        }
        return offset;
    }

    /// Bytes from the first element of the whole to the first of the box.
    public long offset(Box box) {
        long offset = 0;
        for (int axis = 0; axis < bytes.length; axis++) {
            offset = Math.addExact(offset, Math.multiplyExact(box.slice(axis).start(), bytes[axis]));
        }
        return offset;
    }

    /// Strides of a box cut out of the whole.
    public Strides slice(Box box) {
        var cut = new long[bytes.length];
        for (int axis = 0; axis < cut.length; axis++) {
            var slice = box.slice(axis);
            cut[axis] = slice.count() > 1 ? Math.multiplyExact(bytes[axis], slice.step()) : bytes[axis];
        }
        return new Strides(cut);
    }

    /// The axes in another order: axis i of the result is axis `axes[i]` of this.
    public Strides permute(int... axes) {
        return new Strides(Arrays.stream(axes).mapToLong(axis -> bytes[axis]).toArray());
    }

    /// Without these axes.
    public Strides drop(List<Integer> axes) {
        return permute(IntStream.range(0, bytes.length).filter(axis -> !axes.contains(axis)).toArray());
    }

    /// Whether elements of this shape lie packed in C order. Axes with one position can have any stride; nothing lies in order.
    public boolean isCOrder(Shape shape, int itemSize) {
        long packed = itemSize;
        for (int axis = bytes.length - 1; axis >= 0; axis--) {
            long length = shape.length(axis);
            if (length == 0) {
                return true;
            }
            if (length > 1 && bytes[axis] != packed) {
                return shape.isEmpty();
            }
            packed *= length;
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Strides that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return Arrays.toString(bytes);
    }
}
