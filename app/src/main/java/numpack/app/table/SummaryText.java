package numpack.app.table;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import numpack.app.edit.value.CellTexts;
import numpack.app.i18n.Texts;
import numpack.app.table.cells.Decimals;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.summary.Summary;

/// A few numbers about many cells, in a line, laid out as the cells are. Whole numbers are exact. Floats are rounded to the digits that their dtype holds, but never
/// before the point, and never so that a mean would stand outside the extremes beside it.
final class SummaryText {
    /// Digits after the point, however long a number is before it.
    private static final int MIN_FRACTION = 3;
    /// What a double takes at most to be told from its neighbours.
    private static final int MAX_DIGITS = 17;
    private static final int WHOLE_MEAN_DIGITS = 15;

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");

    private final Summary summary;
    private final DType dtype;

    private SummaryText(Summary summary, DType dtype) {
        this.summary = summary;
        this.dtype = dtype;
    }

    /// `12 cells · sum 2.1942 · mean 0.18285 · min … · max …`
    static String of(Summary summary, DType dtype) {
        return new SummaryText(summary, dtype).text();
    }

    private String text() {
        var count = Texts.of("grid.status.cells", summary.count());
        var nan = summary.nanCount() > 0 ? Texts.of("grid.status.nan", summary.nanCount()) : "";
        if (summary.numberCount() == 0) {
            return count + nan;
        }
        return count + (summary.exact().isPresent() ? whole(summary.exact().get()) : summary.mean().isPresent() ? floats() : complex()) + nan;
    }

    private String whole(Summary.Exact exact) {
        var sum = new BigDecimal(exact.sum());
        var wholeDigits = exact.sum().abs().divide(BigInteger.valueOf(summary.numberCount())).toString().length();
        var digits = new MathContext(Math.max(WHOLE_MEAN_DIGITS, wholeDigits + MIN_FRACTION), RoundingMode.HALF_EVEN);
        var mean = sum.divide(BigDecimal.valueOf(summary.numberCount()), digits).stripTrailingZeros().toPlainString();
        return Texts.of("grid.status.sum", exact.sum().toString())
                + Texts.of("grid.status.facts", mean, exact.min().toString(), exact.max().toString());
    }

    private String floats() {
        var min = element(summary.min().orElseThrow());
        var max = element(summary.max().orElseThrow());
        return Texts.of("grid.status.sum", likeElement(sum(summary.sum().real())))
                + Texts.of("grid.status.facts", likeElement(mean(summary.mean().orElseThrow(), min, max)), min, max);
    }

    /// A float that is whole has a digit after the point, as in its cell.
    private static String likeElement(String number) {
        return WHOLE.matcher(number).matches() ? number + ".0" : number;
    }

    private String complex() {
        var sum = summary.sum();
        var sign = sum.imaginary() < 0 ? "" : "+";
        return Texts.of("grid.status.sum", number(sum.real(), digits()) + sign + number(sum.imaginary(), digits()) + "j");
    }

    /// A sum of finite numbers that no double holds is not infinite.
    private String sum(double sum) {
        var isTooLarge = Double.isInfinite(sum) && summary.finiteCount() == summary.numberCount();
        return isTooLarge ? Texts.of(sum > 0 ? "grid.status.above" : "grid.status.below", number(Math.copySign(Double.MAX_VALUE, sum), digits()))
                : number(sum, digits());
    }

    private String mean(double mean, String min, String max) {
        if (!Double.isFinite(mean)) {
            return number(mean, MAX_DIGITS);
        }
        for (var digits : new int[] {digits(), MAX_DIGITS}) {
            var text = number(mean, digits);
            if (!isBelow(text, min) && !isBelow(max, text)) {
                return text;
            }
        }
        // The extremes are said as their cells are, in the fewest digits: 65500.0 for a float16 of 65504.
        return isBelow(number(mean, MAX_DIGITS), min) ? min : max;
    }

    /// An infinity beside a finite mean is no limit.
    private static boolean isBelow(String one, String other) {
        return Character.isDigit(one.charAt(one.length() - 1)) && Character.isDigit(other.charAt(other.length() - 1))
                && new BigDecimal(one).compareTo(new BigDecimal(other)) < 0;
    }

    /// The least and the greatest are elements, and are written as their cells are.
    private String element(double number) {
        var bytes = new byte[dtype.itemSize()];
        ElementAccess.setDouble(dtype, MemorySegment.ofArray(bytes), 0, number);
        return CellTexts.format(dtype, bytes);
    }

    private int digits() {
        return switch (dtype) {
            case FLOAT16 -> 5;
            case FLOAT32, COMPLEX64 -> 9;
            default -> 15;
        };
    }

    private static String number(double number, int leastDigits) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "inf" : "-inf";
        }
        var exact = new BigDecimal(number);
        var wholeDigits = exact.precision() - exact.scale();
        // Of longer ones a double does not know all digits before the point either.
        var digits = wholeDigits > MAX_DIGITS ? leastDigits : Math.clamp(wholeDigits + MIN_FRACTION, leastDigits, MAX_DIGITS);
        return Decimals.laidOut(exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)));
    }
}
