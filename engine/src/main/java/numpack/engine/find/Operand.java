package numpack.engine.find;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import numpack.engine.dtype.Complex128;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DecimalMark;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.dtype.ElementText;
import numpack.engine.dtype.ParseResult;

/// The number that a condition compares with: exact, of no dtype, with an imaginary part that is mostly 0. Immutable.
///
/// A decimal stands for the element that it is read as where it is typed into a cell, so `0.1` is equal to the float32 that is shown as `0.1`. Where reading would
/// lose digits before the point or the whole number (`16777217` or `1e-60` as float32), or the dtype does not hold it (`300`, `3.5` as uint8), it keeps its exact
/// value and lies between two elements.
public record Operand(Part real, Part imaginary) {
    private static final Part ZERO = new Exact(BigDecimal.ZERO);
    /// Beyond the largest finite double, and nearer to 0 than the smallest, by far: other exponents change no answer.
    private static final int MAX_EXPONENT = 500;

    /// One of the two parts.
    public sealed interface Part permits Exact, Special {}

    /// A finite number.
    public record Exact(BigDecimal number) implements Part {
        public Exact {
            long exponent = (long) number.precision() - number.scale();
            if (number.signum() == 0) {
                number = BigDecimal.ZERO;
            } else if (Math.abs(exponent) > MAX_EXPONENT) {
                number = new BigDecimal(BigInteger.valueOf(number.signum()), exponent > 0 ? -MAX_EXPONENT : MAX_EXPONENT);
            }
        }
    }

    /// What is not finite.
    public enum Special implements Part {
        NAN, POSITIVE_INFINITY, NEGATIVE_INFINITY
    }

    public static Operand of(long number) {
        return of(BigDecimal.valueOf(number));
    }

    /// The number that a double is written as: 0.1 is one tenth.
    public static Operand of(double number) {
        return new Operand(part(number), ZERO);
    }

    public static Operand of(BigDecimal number) {
        return new Operand(new Exact(number), ZERO);
    }

    public static Operand of(Complex128 number) {
        return new Operand(part(number.real()), part(number.imaginary()));
    }

    /// Reads a number as people type it into a cell of any dtype: whole numbers of any length, decimals, `0x1f`, `inf`, `nan`, `true`, `1+2j`. Empty if it is none.
    public static Optional<Operand> parse(String text, DecimalMark mark) {
        switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> {
                return Optional.of(of(1));
            }
            case "false", "no" -> {
                return Optional.of(of(0));
            }
            default -> {
            }
        }
        var cell = MemorySegment.ofArray(new long[2]);
        if (ElementText.parse(DType.UINT64, text, mark, cell, 0).isOk()) {
            return Optional.of(of(new BigDecimal(Long.toUnsignedString(ElementAccess.getLong(DType.UINT64, cell, 0)))));
        }
        if (ElementText.parse(DType.INT64, text, mark, cell, 0).isOk()) {
            return Optional.of(of(ElementAccess.getLong(DType.INT64, cell, 0)));
        }
        return switch (ElementText.parse(DType.FLOAT64, text, mark, cell, 0)) {
            case ParseResult.Ok _ -> {
                double number = ElementAccess.getDouble(DType.FLOAT64, cell, 0);
                yield Optional.of(Double.isFinite(number) ? new Operand(decimal(text), ZERO) : of(number));
            }
            case ParseResult.Refused refused when refused.reason() == ParseResult.Reason.OUT_OF_RANGE -> Optional.of(new Operand(decimal(text), ZERO));
            case ParseResult.Refused _ -> ElementText.parse(DType.COMPLEX128, text, mark, cell, 0).isOk()
                    ? Optional.of(of(ElementAccess.getComplex(DType.COMPLEX128, cell, 0)))
                    : Optional.empty();
        };
    }

    /// Whether the imaginary part is 0.
    public boolean isReal() {
        return imaginary instanceof Exact(var number) && number.signum() == 0;
    }

    public boolean isNaN() {
        return real == Special.NAN || imaginary == Special.NAN;
    }

    /// A text that [#parse] reads back.
    public String toText() {
        if (isReal()) {
            return text(real);
        }
        var second = text(imaginary);
        return text(real) + (second.startsWith("-") ? "" : "+") + second + "j";
    }

    /// The nearest double of the real part.
    double nearestReal() {
        return nearest(real);
    }

    /// The nearest double of the imaginary part.
    double nearestImaginary() {
        return nearest(imaginary);
    }

    /// This plus a real number; what is not finite stays.
    Operand plus(BigDecimal amount) {
        return real instanceof Exact(var number) ? new Operand(new Exact(number.add(amount)), imaginary) : this;
    }

    private static String text(Part part) {
        return switch (part) {
            case Exact(var number) -> number.toString();
            case Special special -> switch (special) {
                case NAN -> "nan";
                case POSITIVE_INFINITY -> "inf";
                case NEGATIVE_INFINITY -> "-inf";
            };
        };
    }

    private static double nearest(Part part) {
        return switch (part) {
            case Exact(var number) -> number.doubleValue();
            case Special special -> switch (special) {
                case NAN -> Double.NaN;
                case POSITIVE_INFINITY -> Double.POSITIVE_INFINITY;
                case NEGATIVE_INFINITY -> Double.NEGATIVE_INFINITY;
            };
        };
    }

    private static Part part(double number) {
        return Double.isNaN(number) ? Special.NAN
                : Double.isInfinite(number) ? number > 0 ? Special.POSITIVE_INFINITY : Special.NEGATIVE_INFINITY
                : new Exact(new BigDecimal(Double.toString(number)));
    }

    /// A text that is known to be a decimal number. Big decimals refuse exponents that are too long; those are cut before.
    private static Part decimal(String text) {
        var plain = text.strip().replace('\u2212', '-').replace(',', '.').toLowerCase(Locale.ROOT);
        int e = plain.indexOf('e');
        var digits = new BigDecimal(e < 0 ? plain : plain.substring(0, e));
        if (e < 0 || digits.signum() == 0) {
            return new Exact(digits);
        }
        var exponent = new BigInteger(plain.substring(e + 1)).min(BigInteger.valueOf(Integer.MAX_VALUE / 2)).max(BigInteger.valueOf(Integer.MIN_VALUE / 2));
        long scale = Math.clamp((long) digits.scale() - exponent.longValue(), Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2);
        return new Exact(new BigDecimal(digits.unscaledValue(), (int) scale));
    }
}
