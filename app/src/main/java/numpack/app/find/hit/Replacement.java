package numpack.app.find.hit;

import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementText;
import numpack.engine.dtype.ParseResult;

/// A text as an element that takes the place of others.
public sealed interface Replacement {
    /// @param isRounded whether the text says another number than the element
    record Fits(byte[] element, boolean isRounded) implements Replacement {}

    /// @param lowest  the lowest value that would fit
    /// @param highest the highest one
    record Unfit(String lowest, String highest) implements Replacement {}

    static Replacement of(DType dtype, String text) {
        var element = new byte[dtype.itemSize()];
        return switch (ElementText.parse(dtype, text, MemorySegment.ofArray(element), 0)) {
            case ParseResult.Ok(var loss) -> new Fits(element, loss != ParseResult.Loss.NONE);
            case ParseResult.Refused refused -> new Unfit(refused.lowest(), refused.highest());
        };
    }

    /// An element as text.
    static String text(DType dtype, byte[] element) {
        return ElementText.format(dtype, MemorySegment.ofArray(element), 0);
    }
}
