package numpack.engine.ndarray;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Seeded shapes, boxes and orders of axes for property tests.
public final class RandomArrays {
    private RandomArrays() {}

    /// 0 to 4 axes of 0 to 6, few of them 0.
    public static Shape shape(Random random) {
        var lengths = random.ints(random.nextInt(5), 0, 7).mapToLong(length -> length == 0 && random.nextInt(3) > 0 ? 3 : length);
        return Shape.of(lengths.toArray());
    }

    public static Box box(Shape shape, Random random) {
        List<Slice> box = new ArrayList<>();
        for (int axis = 0; axis < shape.ndim(); axis++) {
            box.add(slice(shape.length(axis), random));
        }
        return new Box(box);
    }

    public static Slice slice(long length, Random random) {
        if (random.nextInt(3) == 0) {
            return Slice.all(length);
        }
        long step = 1 + random.nextInt(3);
        return Slice.resolve(bound(length, random), bound(length, random), random.nextBoolean() ? step : -step, length);
    }

    public static int[] axes(int ndim, Random random) {
        List<Integer> axes = new ArrayList<>(IntStream.range(0, ndim).boxed().toList());
        Collections.shuffle(axes, random);
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    /// 0, 1, 2, … in C order, one byte's worth.
    public static NdArray counting(DType dtype, Shape shape) {
        var array = NdArray.allocate(dtype, shape);
        var flat = array.reshape(shape.elementCount());
        for (long i = 0; i < shape.elementCount(); i++) {
            flat.setLong(i % 128, i);
        }
        return array;
    }

    private static OptionalLong bound(long length, Random random) {
        return random.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextLong(-length - 1, length + 2));
    }
}
