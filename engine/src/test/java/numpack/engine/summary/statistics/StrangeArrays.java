package numpack.engine.summary.statistics;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import numpack.engine.dtype.Complex128;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Shape;

/// Arrays that are hard to count, of every dtype, and random ones.
public final class StrangeArrays {
    private static final List<Shape> SHAPES = List.of(Shape.of(), Shape.of(0), Shape.of(1), Shape.of(3, 0), Shape.of(0, 4), Shape.of(2, 3, 1, 5, 2), Shape.of(7, 700),
            Shape.of(2048), Shape.of(2, 2049), Shape.of(5_000));

    private StrangeArrays() {}

    /// A name, and the array.
    public record Strange(String name, NdArray array) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Strange> of(DType dtype, long seed) {
        var random = new Random(seed);
        var arrays = new ArrayList<Strange>();
        for (var shape : SHAPES) {
            for (int kind = 0; kind < 4; kind++) {
                int odd = kind;
                arrays.add(new Strange("%s %s %d, seed %d".formatted(dtype, shape, kind, seed), filled(dtype, shape, (array, i) -> setRandom(array, i, odd, random))));
            }
        }
        for (int special = 0; special < specials(dtype); special++) {
            int which = special;
            arrays.add(new Strange("%s all of special %d".formatted(dtype, which), filled(dtype, Shape.of(9, 300), (array, i) -> setSpecial(array, i, which))));
        }
        return arrays;
    }

    private interface Setter {
        void set(NdArray array, long i);
    }

    private static NdArray filled(DType dtype, Shape shape, Setter setter) {
        var array = NdArray.allocate(dtype, shape);
        var flat = NdArray.of(dtype, Shape.of(shape.elementCount()), array.segment());
        for (long i = 0; i < shape.elementCount(); i++) {
            setter.set(flat, i);
        }
        return array;
    }

    /// 0: any bits; 1: a few values near 0; 2: rows of runs, with some special ones among them; 3: like 1e6 + noise.
    private static void setRandom(NdArray array, long i, int kind, Random random) {
        var dtype = array.dtype();
        if (kind == 2 && random.nextInt(50) == 0) {
            setSpecial(array, i, random.nextInt(specials(dtype)));
            return;
        }
        switch (dtype.kind()) {
            case BOOL -> array.setBoolean(kind == 0 ? random.nextBoolean() : random.nextInt(100) == 0, i);
            case SIGNED, UNSIGNED -> {
                if (kind == 0) {
                    setBits(array, i, random);
                } else {
                    array.setLong(kind == 2 ? i / 1000 % 100 : kind == 3 ? 100 + random.nextInt(20) : random.nextInt(4), i);
                }
            }
            case FLOAT -> {
                if (kind == 0) {
                    setBits(array, i, random);
                } else {
                    array.setDouble(kind == 1 ? random.nextInt(4) - 1 : kind == 2 ? i / 1000 % 100 : (dtype == DType.FLOAT16 ? 1e3 : 1e6) + random.nextGaussian(), i);
                }
            }
            case COMPLEX -> {
                if (kind == 0) {
                    setBits(array, i, random);
                } else {
                    array.setComplex(new Complex128(kind == 2 ? i / 1000 : random.nextInt(4) - 1, kind == 3 ? random.nextGaussian() : 0), i);
                }
            }
        }
    }

    private static void setBits(NdArray array, long i, Random random) {
        var bytes = new byte[array.dtype().itemSize()];
        random.nextBytes(bytes);
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, array.segment(), i * bytes.length, bytes.length);
    }

    private static int specials(DType dtype) {
        return dtype.kind() == DTypeKind.BOOL ? 2 : dtype.kind() == DTypeKind.FLOAT ? 9 : dtype.kind() == DTypeKind.COMPLEX ? 7 : 4;
    }

    private static void setSpecial(NdArray array, long i, int which) {
        var dtype = array.dtype();
        double inf = Double.POSITIVE_INFINITY;
        switch (dtype.kind()) {
            case BOOL -> array.setBoolean(which == 1, i);
            case SIGNED -> array.setLong(List.of(0L, -1L, -1L << 8 * dtype.itemSize() - 1, ~(-1L << 8 * dtype.itemSize() - 1)).get(which), i);
            case UNSIGNED -> ElementAccess.setLong(dtype, array.segment(), i * dtype.itemSize(),
                    List.of(0L, 1L, -1L >>> 64 - 8 * dtype.itemSize(), 1L << 8 * dtype.itemSize() - 1).get(which));
            case FLOAT -> array.setDouble(List.of(0.0, -0.0, Double.NaN, inf, -inf, least(dtype), -least(dtype), greatest(dtype), -greatest(dtype)).get(which), i);
            case COMPLEX -> array.setComplex(IntStream.of(which).mapToObj(n -> List.of(new Complex128(0, -0.0), new Complex128(Double.NaN, 1), new Complex128(1, Double.NaN),
                    new Complex128(inf, 1), new Complex128(0, -inf), new Complex128(Double.NaN, inf), new Complex128(3e-320, 4e-320)).get(n)).findFirst().orElseThrow(), i);
        }
    }

    private static double least(DType dtype) {
        return dtype == DType.FLOAT16 ? 0x1p-24 : dtype == DType.FLOAT32 ? Float.MIN_VALUE : Double.MIN_VALUE;
    }

    private static double greatest(DType dtype) {
        return dtype == DType.FLOAT16 ? 65504 : dtype == DType.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
    }
}
