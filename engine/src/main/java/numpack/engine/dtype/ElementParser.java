package numpack.engine.dtype;

import static numpack.engine.dtype.ElementLayout.INT32;
import static numpack.engine.dtype.ElementLayout.INT64;
import static numpack.engine.dtype.ElementLayout.INT8;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import numpack.engine.dtype.ParseResult.Loss;
import numpack.engine.dtype.ParseResult.Reason;

/// Reads one element from one text; made for it and forgotten.
final class ElementParser {
    /// What prose and some programs write for a minus.
    private static final char TYPOGRAPHIC_MINUS = '\u2212';
    private static final ParseResult WHOLE = new ParseResult.Ok(Loss.NONE);

    private final DType dtype;
    private final String given;
    private final String text;
    private final DecimalMark mark;

    ElementParser(DType dtype, String given, DecimalMark mark) {
        this.dtype = dtype;
        this.given = given;
        this.text = given.replace(TYPOGRAPHIC_MINUS, '-');
        this.mark = mark;
    }

    ParseResult parseInto(MemorySegment segment, long offset) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return refused(Reason.EMPTY);
        }
        return switch (dtype.kind()) {
            case BOOL -> parseBool(text.substring(start, end), segment, offset);
            case SIGNED, UNSIGNED -> parseInteger(start, end, segment, offset);
            case FLOAT -> parseFloat(start, end, segment, offset);
            case COMPLEX -> parseComplex(start, end, segment, offset);
        };
    }

    private ParseResult parseBool(String word, MemorySegment segment, long offset) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> segment.set(INT8, offset, (byte) 1);
            case "false", "0", "no" -> segment.set(INT8, offset, (byte) 0);
            default -> {
                return refused(Reason.UNKNOWN_BOOL_WORD);
            }
        }
        return WHOLE;
    }

    private ParseResult parseInteger(int start, int end, MemorySegment segment, long offset) {
        var reader = new IntegerReader(dtype, mark);
        var reason = reader.read(text, start, end);
        if (reason != null) {
            return refused(reason);
        }
        ElementAccess.setInteger(dtype, segment, offset, reader.bits());
        return WHOLE;
    }

    private ParseResult parseFloat(int start, int end, MemorySegment segment, long offset) {
        var reader = new FloatReader(dtype, mark);
        var reason = reader.read(text, start, end);
        if (reason != null) {
            return refused(reason);
        }
        ElementAccess.setInteger(dtype, segment, offset, reader.bits());
        return read(reader.loss());
    }

    private ParseResult parseComplex(int outerStart, int outerEnd, MemorySegment segment, long offset) {
        boolean isBracketed = text.charAt(outerStart) == '(' && text.charAt(outerEnd - 1) == ')';
        int start = isBracketed ? outerStart + 1 : outerStart;
        int end = isBracketed ? outerEnd - 1 : outerEnd;
        boolean hasImaginary = end > start && "jJiI".indexOf(text.charAt(end - 1)) >= 0;
        if (isBracketed && !hasImaginary && text.indexOf(',') >= 0) {
            // A pair of parts, as some languages write it, and no fraction.
            return refused(Reason.NOT_A_NUMBER);
        }
        int split = hasImaginary ? signOfImaginary(start, end) : end;

        var real = new FloatReader(partType(), mark);
        var imaginary = new FloatReader(partType(), mark);
        Reason reason = null;
        if (split > start) {
            reason = real.read(text, start, split);
        }
        if (reason == null && hasImaginary) {
            reason = imaginary.readCoefficient(text, split, end - 1);
        }
        if (reason == null && start == end) {
            reason = Reason.NOT_A_NUMBER;
        }
        if (reason != null) {
            return refused(reason);
        }
        if (dtype == DType.COMPLEX64) {
            segment.set(INT32, offset, (int) real.bits());
            segment.set(INT32, offset + 4, (int) imaginary.bits());
        } else {
            segment.set(INT64, offset, real.bits());
            segment.set(INT64, offset + 8, imaginary.bits());
        }
        return read(real.loss().compareTo(imaginary.loss()) > 0 ? real.loss() : imaginary.loss());
    }

    /// Where the imaginary part starts: its sign is the last one that belongs to no exponent.
    private int signOfImaginary(int start, int end) {
        for (int i = end - 1; i > start; i--) {
            char letter = text.charAt(i);
            char before = text.charAt(i - 1);
            if ((letter == '+' || letter == '-') && before != 'e' && before != 'E') {
                return i;
            }
        }
        return start;
    }

    private DType partType() {
        return dtype == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
    }

    private static ParseResult read(Loss loss) {
        return loss == Loss.NONE ? WHOLE : new ParseResult.Ok(loss);
    }

    private ParseResult refused(Reason reason) {
        return new ParseResult.Refused(reason, dtype, given, Limits.lowest(dtype), Limits.highest(dtype));
    }

    /// Control characters are none: a NUL between digits is a sign of bytes that were taken for text.
    static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }
}
