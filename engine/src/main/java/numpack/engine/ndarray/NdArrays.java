package numpack.engine.ndarray;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Arrays from Java's own arrays, and arrays from arrays.
///
/// `wrap` shares the Java array's memory: a write on one side is seen on the other. Without lengths the array has one axis.
public final class NdArrays {
    private NdArrays() {}

    public static NdArray wrap(double[] numbers, long... lengths) {
        return wrap(DType.FLOAT64, MemorySegment.ofArray(numbers), numbers.length, lengths);
    }

    public static NdArray wrap(float[] numbers, long... lengths) {
        return wrap(DType.FLOAT32, MemorySegment.ofArray(numbers), numbers.length, lengths);
    }

    public static NdArray wrap(long[] numbers, long... lengths) {
        return wrap(DType.INT64, MemorySegment.ofArray(numbers), numbers.length, lengths);
    }

    public static NdArray wrap(int[] numbers, long... lengths) {
        return wrap(DType.INT32, MemorySegment.ofArray(numbers), numbers.length, lengths);
    }

    public static NdArray wrap(short[] numbers, long... lengths) {
        return wrap(DType.INT16, MemorySegment.ofArray(numbers), numbers.length, lengths);
    }

    public static NdArray wrap(byte[] numbers, long... lengths) {
        return wrap(DType.INT8, MemorySegment.ofArray(numbers), numbers.length, lengths);
    }

    /// An array of bools; a copy, because Java's own have no bytes to share.
    public static NdArray copyOf(boolean[] values, long... lengths) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) (values[i] ? 1 : 0);
        }
        return wrap(DType.BOOL, MemorySegment.ofArray(bytes), values.length, lengths);
    }

    /// The elements of packed little-endian bytes in C order; shared.
    public static NdArray wrapBytes(DType dtype, byte[] bytes, long... lengths) {
        return NdArray.of(dtype, Shape.of(lengths), MemorySegment.ofArray(bytes));
    }

    /// A 0-d array of one number.
    public static NdArray scalar(DType dtype, double number) {
        var scalar = NdArray.allocate(dtype, Shape.of());
        scalar.setDouble(number);
        return scalar;
    }

    /// A new array of the parts one after the other along an axis.
    ///
    /// @throws IllegalArgumentException if there is no part, or dtypes, ndims or lengths of other axes differ
    public static NdArray concat(int axis, List<NdArray> parts) {
        var first = parts.getFirst();
        long length = 0;
        for (var part : parts) {
            if (part.dtype() != first.dtype() || !isAlikeBut(axis, part.shape(), first.shape())) {
                throw new IllegalArgumentException("%s does not fit behind %s along axis %d".formatted(part, first, axis));
            }
            length = Math.addExact(length, part.shape().length(axis));
        }
        var lengths = first.shape().toArray();
        lengths[axis] = length;
        var whole = NdArray.allocate(first.dtype(), Shape.of(lengths));
        long at = 0;
        for (var part : parts) {
            whole.slice(Box.all(part.shape()).with(axis, Slice.of(at, part.shape().length(axis)))).assign(part);
            at += part.shape().length(axis);
        }
        return whole;
    }

    private static boolean isAlikeBut(int axis, Shape one, Shape other) {
        return one.ndim() == other.ndim() && axis < one.ndim() && one.drop(List.of(axis)).equals(other.drop(List.of(axis)));
    }

    private static NdArray wrap(DType dtype, MemorySegment segment, int count, long[] lengths) {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN && dtype.itemSize() > 1) {
            throw new UnsupportedOperationException("numbers of this machine lie in big-endian order and cannot be shared");
        }
        var shape = lengths.length == 0 ? Shape.of(count) : Shape.of(lengths);
        if (shape.elementCount() != count) {
            throw new IllegalArgumentException("%d elements for shape %s".formatted(count, shape));
        }
        return NdArray.of(dtype, shape, segment);
    }
}
