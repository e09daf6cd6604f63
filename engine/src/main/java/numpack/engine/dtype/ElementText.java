package numpack.engine.dtype;

import static numpack.engine.dtype.ElementLayout.INT16;
import static numpack.engine.dtype.ElementLayout.INT32;
import static numpack.engine.dtype.ElementLayout.INT64;
import static numpack.engine.dtype.ElementLayout.INT8;

import java.lang.foreign.MemorySegment;

/// Elements as the shortest text that reads back to the same bits, and text as elements.
///
/// | dtype | text |
/// | --- | --- |
/// | bool | `True`, `False`; also read: `1 0 yes no`, in any case |
/// | integers | `-7`; also read: `0x1f`, `7.0`, `1e3` |
/// | floats | plain where 1e-4 ≤ abs < 1e16: `0.25`, `3.0`, else `1.5e-7`, `2e16`; `-0.0`, `inf`, `-inf` |
/// | NaN | `NaN` for the canonical one, else its bits: `NaN(0x7fc00001)` |
/// | complex | both parts, whole numbers without `.0`: `1.5+2j`, `-0-infj`, `NaN(0x7fc00001)+0j`; also read: `2j`, `(1+2j)`, `1+2i`, `3` |
///
/// Reading takes blanks around, a leading `+`, U+2212 for a minus, any case, `nan`, `inf`, `infinity`; no underscores, no grouping.
/// Decimals round to the nearest float, and the answer says whether digits were lost by that; a number that would round to infinity is
/// refused. Nothing is written unless all is well.
public final class ElementText {
    private ElementText() {}

    /// The element at this byte offset as text.
    public static String format(DType dtype, MemorySegment segment, long byteOffset) {
        return switch (dtype) {
            case BOOL -> segment.get(INT8, byteOffset) != 0 ? "True" : "False";
            case UINT64 -> Long.toUnsignedString(segment.get(INT64, byteOffset));
            case FLOAT16 -> FloatText.ofHalf(segment.get(INT16, byteOffset));
            case FLOAT32 -> FloatText.ofFloat(segment.get(INT32, byteOffset));
            case FLOAT64 -> FloatText.ofDouble(segment.get(INT64, byteOffset));
            case COMPLEX64 ->
                complex(FloatText.ofFloat(segment.get(INT32, byteOffset)), FloatText.ofFloat(segment.get(INT32, byteOffset + 4)));
            case COMPLEX128 ->
                complex(FloatText.ofDouble(segment.get(INT64, byteOffset)), FloatText.ofDouble(segment.get(INT64, byteOffset + 8)));
            default -> Long.toString(ElementAccess.getLong(dtype, segment, byteOffset));
        };
    }

    /// Reads text with a decimal point into the element at this byte offset.
    public static ParseResult parse(DType dtype, String text, MemorySegment segment, long byteOffset) {
        return parse(dtype, text, DecimalMark.POINT, segment, byteOffset);
    }

    /// Reads text into the element at this byte offset.
    public static ParseResult parse(DType dtype, String text, DecimalMark mark, MemorySegment segment, long byteOffset) {
        return new ElementParser(dtype, text, mark).parseInto(segment, byteOffset);
    }

    private static String complex(String real, String imaginary) {
        var sign = imaginary.startsWith("-") ? "" : "+";
        return shortened(real) + sign + shortened(imaginary) + "j";
    }

    private static String shortened(String part) {
        return part.endsWith(".0") ? part.substring(0, part.length() - 2) : part;
    }
}
