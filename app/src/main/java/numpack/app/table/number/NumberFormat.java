package numpack.app.table.number;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.dtype.ElementText;

/// How floats and complex numbers are written; whole numbers and booleans always stand as they are.
///
/// @param digits after the point; of no account for exact numbers
public record NumberFormat(Notation notation, int digits) {
    /// More digits than a double needs to be told from its neighbours say nothing.
    public static final int MAX_DIGITS = 20;

    /// The shortest text that reads back to the same bits.
    public static final NumberFormat EXACT = new NumberFormat(Notation.EXACT, 0);

    /// How a number is laid out.
    public enum Notation {
        /// The shortest text that reads back to the same bits.
        EXACT,
        /// This many digits after the point.
        FIXED,
        /// One digit before the point, this many after it, and an exponent.
        SCIENTIFIC;

        /// Its name in the preferences, and the end of its message key.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NumberFormat {
        digits = notation == Notation.EXACT ? 0 : Math.clamp(digits, 0, MAX_DIGITS);
    }

    /// Whether it makes a difference for elements of a dtype.
    public static boolean isFor(DType dtype) {
        return dtype.kind() == DTypeKind.FLOAT || dtype.kind() == DTypeKind.COMPLEX;
    }

    /// What [#toText()] gave; exact for anything else.
    public static NumberFormat ofText(String text) {
        var colon = text.indexOf(':');
        for (var notation : Notation.values()) {
            if (colon > 0 && notation.word().equals(text.substring(0, colon)) && text.substring(colon + 1).matches("\\d{1,2}")) {
                return new NumberFormat(notation, Integer.parseInt(text.substring(colon + 1)));
            }
        }
        return EXACT;
    }

    /// For the preferences: `fixed:3`.
    public String toText() {
        return notation.word() + ":" + digits;
    }

    /// The element at a byte offset.
    public String format(DType dtype, MemorySegment bytes, long offset) {
        if (notation == Notation.EXACT || !isFor(dtype)) {
            return ElementText.format(dtype, bytes, offset);
        }
        if (dtype.kind() == DTypeKind.FLOAT) {
            return part(dtype, bytes, offset);
        }
        var type = dtype == DType.COMPLEX64 ? DType.FLOAT32 : DType.FLOAT64;
        var imaginary = part(type, bytes, offset + type.itemSize());
        return part(type, bytes, offset) + (imaginary.startsWith("-") ? "" : "+") + imaginary + "j";
    }

    private String part(DType type, MemorySegment bytes, long offset) {
        var number = ElementAccess.getDouble(type, bytes, offset);
        if (!Double.isFinite(number)) {
            return ElementText.format(type, bytes, offset);
        }
        var magnitude = new BigDecimal(Math.abs(number));
        var sign = number < 0 || 1 / number < 0 ? "-" : "";
        return sign + (notation == Notation.FIXED ? magnitude.setScale(digits, RoundingMode.HALF_EVEN).toPlainString() : scientific(magnitude));
    }

    private String scientific(BigDecimal magnitude) {
        if (magnitude.signum() == 0) {
            return BigDecimal.ZERO.setScale(digits).toPlainString() + "e0";
        }
        var rounded = magnitude.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        var exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.scaleByPowerOfTen(-exponent).setScale(digits, RoundingMode.UNNECESSARY).toPlainString() + "e" + exponent;
    }
}
