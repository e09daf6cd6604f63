package numpack.app.stats;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.Collectors;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.dtype.ElementText;
import numpack.engine.summary.distribution.DistinctValue;
import numpack.engine.summary.statistics.Extreme;

/// Numbers of arrays and their places in words.
public final class NumberTexts {
    private static final int MEAN_DIGITS = 5;
    private static final int QUANTILE_DIGITS = 4;
    private static final int MAX_WHOLE_DIGITS = 15;
    /// What stands for a number that cannot apply.
    public static final String NONE = "–";

    private NumberTexts() {}

    /// An element as its cell shows it; the magnitude of a complex one rounded.
    public static String element(Extreme extreme) {
        return switch (extreme.dtype().kind()) {
            case BOOL, SIGNED, UNSIGNED -> whole(extreme.dtype(), extreme.whole());
            case FLOAT -> {
                var bytes = new byte[extreme.dtype().itemSize()];
                ElementAccess.setDouble(extreme.dtype(), MemorySegment.ofArray(bytes), 0, extreme.value());
                yield ElementText.format(extreme.dtype(), MemorySegment.ofArray(bytes), 0);
            }
            case COMPLEX -> mean(extreme.value());
        };
    }

    /// An element in a narrow column: floats rounded to five digits.
    public static String brief(Extreme extreme) {
        return extreme.dtype().kind() == DTypeKind.FLOAT ? mean(extreme.value()) : element(extreme);
    }

    /// One of the different values as its cell shows it.
    public static String element(DistinctValue value) {
        return whole(value.dtype(), value.whole());
    }

    /// `0.00096783`, five digits.
    public static String mean(double number) {
        return rounded(number, MEAN_DIGITS);
    }

    /// `0.6938`, four digits; whole numbers whole.
    public static String quantile(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? rounded(number, MAX_WHOLE_DIGITS) : rounded(number, QUANTILE_DIGITS);
    }

    public static String count(long count) {
        return Numbers.grouped(count);
    }

    /// `row 130, column 206`, `row 40`, `[3, 0, 17]`; nothing where there is only one cell.
    public static String place(long[] indices) {
        return switch (indices.length) {
            case 0 -> "";
            case 1 -> row(indices[0]);
            case 2 -> Texts.of("stats.place.cell", indices[0], indices[1]);
            default -> Arrays.stream(indices).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
        };
    }

    public static String row(long row) {
        return Texts.of("stats.place.row", row);
    }

    private static String whole(DType dtype, long whole) {
        return dtype.kind() == DTypeKind.BOOL ? whole == 0 ? "false" : "true" : dtype == DType.UINT64 ? Long.toUnsignedString(whole) : Long.toString(whole);
    }

    private static String rounded(double number, int digits) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? NONE : number > 0 ? "inf" : "-inf";
        }
        var decimal = new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        boolean isPlain = decimal.signum() == 0 || exponent >= -5 && exponent < MAX_WHOLE_DIGITS;
        // From 1e15 on and below 1e-5 as NumPy writes it.
        return decimal.signum() == 0 ? "0" : isPlain ? decimal.toPlainString() : decimal.round(new MathContext(digits)).toString().replace("E+", "e+").replace("E", "e");
    }
}
