package numpack.engine.find;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementText;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Shape;

/// Arrays of elements that searches go wrong on: random bits, limits, and the neighbours of round numbers.
final class StrangeElements {
    private static final List<String> FLOATS = List.of("0", "-0.0", "1", "-1", "0.1", "2.5", "inf", "-inf", "nan", "NaN(0x7e01)", "-nan", "65504", "3", "6e-8", "0.05", "-0.05");

    private StrangeElements() {}

    static NdArray array(DType dtype, Random random, int count) {
        var array = NdArray.allocate(dtype, Shape.of(count));
        var bits = new byte[count * dtype.itemSize()];
        random.nextBytes(bits);
        MemorySegment.copy(MemorySegment.ofArray(bits), 0, array.segment(), 0, bits.length);
        for (int i = 0; i < count; i += 2) {
            put(array, i, text(dtype, random));
        }
        return array;
    }

    static void put(NdArray array, long at, String text) {
        assertTrue(ElementText.parse(array.dtype(), text, array.segment(), array.offsetOf(at)).isOk(), text);
    }

    private static String text(DType dtype, Random random) {
        return switch (dtype.kind()) {
            case BOOL -> random.nextBoolean() ? "true" : "false";
            case UNSIGNED -> dtype == DType.UINT64 && random.nextBoolean() ? Long.toUnsignedString(-random.nextLong(3) - 1) : Integer.toString(random.nextInt(256));
            case SIGNED -> dtype == DType.INT64 && random.nextBoolean() ? Long.toString(Long.MIN_VALUE + random.nextInt(3)) : Integer.toString(random.nextInt(256) - 128);
            case FLOAT -> real(dtype, random);
            case COMPLEX -> random.nextInt(4) == 0 ? "1+2j" : real(dtype, random);
        };
    }

    private static String real(DType dtype, Random random) {
        var text = FLOATS.get(random.nextInt(FLOATS.size()));
        return text.contains("(") && dtype != DType.FLOAT16 || dtype.kind() == DTypeKind.COMPLEX && text.contains("-nan") ? "nan" : text;
    }
}
