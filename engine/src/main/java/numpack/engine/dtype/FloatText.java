package numpack.engine.dtype;

import java.util.HexFormat;

/// The shortest decimal text of floats, given as bits.
///
/// Digits of float and double come from the JDK, which finds the shortest since 19 (Giulietti, "The Schubfach way to render doubles")
/// but for its habit of writing at least two. Digits of a half are found by trying one, two, … five of them: every product in the trial
/// is exact, and the 32,768 answers are kept.
final class FloatText {
    private static final int MIN_PLAIN_EXPONENT = -4;
    private static final int MAX_PLAIN_EXPONENT = 15;
    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
    /// Texts of the halves without sign, filled as they are asked for; two threads may find the same one.
    private static final String[] HALVES = new String[1 << 15];

    private FloatText() {}

    static String ofDouble(long bits) {
        double number = Double.longBitsToDouble(bits);
        if (Double.isNaN(number)) {
            return bits == 0x7ff8_0000_0000_0000L ? "NaN" : "NaN(0x" + HexFormat.of().toHexDigits(bits) + ")";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        var text = Double.toString(number);
        if (text.indexOf('E') < 0) {
            return text;
        }
        return relaid(text, Math.abs(number) < Double.MIN_NORMAL && Double.parseDouble(oneDigit(text)) == number);
    }

    static String ofFloat(int bits) {
        float number = Float.intBitsToFloat(bits);
        if (Float.isNaN(number)) {
            return bits == 0x7fc0_0000 ? "NaN" : "NaN(0x" + HexFormat.of().toHexDigits(bits) + ")";
        }
        if (Float.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        var text = Float.toString(number);
        if (text.indexOf('E') < 0) {
            return text;
        }
        return relaid(text, Math.abs(number) < Float.MIN_NORMAL && Float.parseFloat(oneDigit(text)) == number);
    }

    static String ofHalf(short bits) {
        int magnitude = bits & 0x7fff;
        if (magnitude > 0x7c00) {
            return bits == 0x7e00 ? "NaN" : "NaN(0x" + HexFormat.of().toHexDigits(bits) + ")";
        }
        var text = HALVES[magnitude];
        if (text == null) {
            text = magnitude == 0x7c00 ? "inf" : magnitude == 0 ? "0.0" : shortestHalf((short) magnitude);
            HALVES[magnitude] = text;
        }
        return bits < 0 ? "-" + text : text;
    }

    private static String shortestHalf(short magnitude) {
        double number = Float16.toDouble(magnitude);
        int exponent = (int) Math.floor(Math.log10(number));
        for (int digits = 1;; digits++) {
            int scale = digits - 1 - exponent;
            double scaled = scale >= 0 ? number * POWERS_OF_TEN[scale] : number / POWERS_OF_TEN[-scale];
            double nearest = Math.rint(scaled);
            // At a power of two the gap below is half the gap above: the farther neighbour may read back where the nearest does not.
            double other = nearest < scaled ? nearest + 1 : nearest - 1;
            double found = readsBack(nearest, scale, magnitude) ? nearest : readsBack(other, scale, magnitude) ? other : Double.NaN;
            if (!Double.isNaN(found)) {
                var text = Long.toString((long) found);
                return laidOut(false, text, text.length() - 1 - scale);
            }
        }
    }

    private static boolean readsBack(double digits, int scale, short magnitude) {
        return Float16.ofDouble(scale >= 0 ? digits / POWERS_OF_TEN[scale] : digits * POWERS_OF_TEN[-scale]) == magnitude;
    }

    /// Java's `d.dddE±x` rounded to one digit.
    private static String oneDigit(String text) {
        int point = text.indexOf('.');
        int first = text.charAt(point - 1) - '0' + (text.charAt(point + 1) >= '5' ? 1 : 0);
        return text.substring(0, point - 1) + first + text.substring(text.indexOf('E'));
    }

    /// Java's `d.dddE±x` in our layout, with one digit only if that is enough.
    private static String relaid(String java, boolean isOneDigitEnough) {
        var text = isOneDigitEnough ? oneDigit(java) : java;
        int e = text.indexOf('E');
        boolean isNegative = text.charAt(0) == '-';
        var digits = text.substring(isNegative ? 1 : 0, e).replace(".", "");
        int exponent = Integer.parseInt(text, e + 1, text.length(), 10);
        return laidOut(isNegative, digits, isOneDigitEnough ? exponent + digits.length() - 1 : exponent);
    }

    /// @param exponent of ten, of the first digit
    private static String laidOut(boolean isNegative, String paddedDigits, int exponent) {
        int length = paddedDigits.length();
        while (length > 1 && paddedDigits.charAt(length - 1) == '0') {
            length--;
        }
        var text = new StringBuilder(28).append(isNegative ? "-" : "");
        if (exponent < MIN_PLAIN_EXPONENT || exponent > MAX_PLAIN_EXPONENT) {
            text.append(paddedDigits.charAt(0));
            if (length > 1) {
                text.append('.').append(paddedDigits, 1, length);
            }
            return text.append('e').append(exponent).toString();
        }
        if (exponent < 0) {
            return text.append("0.").repeat('0', -exponent - 1).append(paddedDigits, 0, length).toString();
        }
        int whole = exponent + 1;
        if (length <= whole) {
            return text.append(paddedDigits, 0, length).repeat('0', whole - length).append(".0").toString();
        }
        return text.append(paddedDigits, 0, whole).append('.').append(paddedDigits, whole, length).toString();
    }
}
