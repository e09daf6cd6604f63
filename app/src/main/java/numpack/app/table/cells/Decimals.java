package numpack.app.table.cells;

import java.math.BigDecimal;

/// Exact decimal numbers as texts.
public final class Decimals {
    private static final int MIN_PLAIN_EXPONENT = -4;
    private static final int MAX_PLAIN_EXPONENT = 15;

    private Decimals() {}

    /// As cells are laid out, but for the `.0` of whole numbers: `0.25`, `3`, `1.5e-7`.
    public static String laidOut(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        var exponent = (long) stripped.precision() - stripped.scale() - 1;
        if (stripped.signum() == 0 || exponent >= MIN_PLAIN_EXPONENT && exponent <= MAX_PLAIN_EXPONENT) {
            return stripped.toPlainString();
        }
        return new BigDecimal(stripped.unscaledValue(), stripped.precision() - 1).toPlainString() + "e" + exponent;
    }
}
