package numpack.engine.ndarray;

import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// An array as slow and plain as can be, the truth for fast ones: all elements in C order, every operation a loop over indices.
public record ArrayModel(Shape shape, long[] elements) {
    public static ArrayModel counting(Shape shape) {
        var elements = new long[(int) shape.elementCount()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = i;
        }
        return new ArrayModel(shape, elements);
    }

    public ArrayModel slice(Box box) {
        return build(box.shape(), index -> {
            var source = new long[index.length];
            for (int axis = 0; axis < index.length; axis++) {
                source[axis] = box.slice(axis).position(index[axis]);
            }
            return at(source);
        });
    }

    public ArrayModel transpose(int... axes) {
        var lengths = new long[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            lengths[axis] = shape.length(axes[axis]);
        }
        return build(Shape.of(lengths), index -> {
            var source = new long[index.length];
            for (int axis = 0; axis < axes.length; axis++) {
                source[axes[axis]] = index[axis];
            }
            return at(source);
        });
    }

    public ArrayModel take(long... rows) {
        return build(shape.withRows(rows.length), index -> {
            var source = index.clone();
            source[0] = rows[(int) index[0]];
            return at(source);
        });
    }

    public ArrayModel reshape(Shape other) {
        return new ArrayModel(other, elements);
    }

    public ArrayModel concat(int axis, ArrayModel behind) {
        var lengths = shape.toArray();
        long first = lengths[axis];
        lengths[axis] += behind.shape.length(axis);
        return build(Shape.of(lengths), index -> {
            if (index[axis] < first) {
                return at(index);
            }
            var source = index.clone();
            source[axis] -= first;
            return behind.at(source);
        });
    }

    public long at(long... index) {
        long position = 0;
        for (int axis = 0; axis < index.length; axis++) {
            position = position * shape.length(axis) + index[axis];
        }
        return elements[(int) position];
    }

    private static ArrayModel build(Shape shape, java.util.function.ToLongFunction<long[]> element) {
        var elements = new long[(int) shape.elementCount()];
        for (int i = 0; i < elements.length; i++) {
            var index = new long[shape.ndim()];
            long left = i;
            for (int axis = index.length - 1; axis >= 0; axis--) {
                index[axis] = left % shape.length(axis);
                left /= shape.length(axis);
            }
            elements[i] = element.applyAsLong(index);
        }
        return new ArrayModel(shape, elements);
    }
}
