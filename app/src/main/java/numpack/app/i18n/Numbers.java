package numpack.app.i18n;

import java.time.Duration;
import java.util.Locale;

/// Counts, sizes and times as prose shows them: thousands set apart by a narrow space that never breaks the line.
///
/// Not for values that can be edited or read back: those stand ungrouped.
public final class Numbers {
    /// What stands between thousands: U+202F, narrow and no-break.
    public static final char GROUP_SPACE = '\u202f';
    /// What stands before numbers below zero: U+2212, as wide as a plus.
    public static final char MINUS = '\u2212';

    private static final String[] BYTE_UNITS = {"bytes", "KB", "MB", "GB", "TB", "PB", "EB"};

    private Numbers() {}

    /// `1 000 000`, `−12`; four digits are grouped too.
    public static String grouped(long number) {
        var text = new StringBuilder(typographic(Long.toString(number)));
        int first = number < 0 ? 1 : 0;
        for (int at = text.length() - 3; at > first; at -= 3) {
            text.insert(at, GROUP_SPACE);
        }
        return text.toString();
    }

    /// A rounded size in decimal units, two or three digits long: `512 MB`, `6.1 KB`, `17 bytes`.
    public static String bytes(long sizeBytes) {
        if (Math.abs(sizeBytes) < 1000) {
            return exactBytes(sizeBytes);
        }
        double size = sizeBytes;
        int unit = 0;
        // 999.5 would be shown as 1000, so it already belongs to the next unit
        while (Math.abs(size) >= 999.5 && unit < BYTE_UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        return decimal(size) + " " + BYTE_UNITS[unit];
    }

    /// The size to the byte: `512 000 000 bytes`.
    public static String exactBytes(long sizeBytes) {
        return grouped(sizeBytes) + (sizeBytes == 1 ? " byte" : " bytes");
    }

    /// Bytes per second: `1.4 GB/s`.
    public static String byteRate(double bytesPerSecond) {
        return bytes(Math.round(bytesPerSecond)) + "/s";
    }

    /// Any other things per second: `12 000 rows/s`, `0.4 rows/s`.
    public static String rate(double perSecond, String unit) {
        String number = Math.abs(perSecond) < 10 ? decimal(perSecond) : grouped(Math.round(perSecond));
        return number + " " + unit + "/s";
    }

    /// A share between 0 and 1: `62 %`; never `100 %` before all is done, never `0 %` of something.
    public static String percent(double share) {
        if (share > 0 && share < 0.001) {
            return "< 0.1 %";
        }
        if (share > 0 && share < 0.0995) {
            return decimal(share * 100) + " %";
        }
        if (share > 0.99 && share < 1) {
            return "99 %";
        }
        return Math.round(share * 100) + " %";
    }

    /// A length of time in its two largest units: `120 ms`, `9 s`, `2 min 5 s`, `1 h 4 min`, `3 d 2 h`.
    public static String duration(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 1) {
            return Math.max(0, time.toMillis()) + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3600, "h", seconds / 60 % 60, "min");
        }
        return two(seconds / 86_400, "d", seconds / 3600 % 24, "h");
    }

    /// A shape as NumPy writes it, thousands set apart: `(1 000, 128)`, `(5,)`, `()`.
    public static String shape(long... lengths) {
        var text = new StringBuilder("(");
        for (int axis = 0; axis < lengths.length; axis++) {
            text.append(axis == 0 ? "" : ", ").append(grouped(lengths[axis]));
        }
        return text.append(lengths.length == 1 ? ",)" : ")").toString();
    }

    /// Dtype and shape, which always go together: `float32 (1 000, 128)`.
    public static String typeAndShape(String dtype, long... lengths) {
        return dtype + " " + shape(lengths);
    }

    private static String decimal(double number) {
        // 9.96 would round to 10.0, one digit too many
        return typographic(Math.abs(number) < 9.95 ? String.format(Locale.ROOT, "%.1f", number) : Long.toString(Math.round(number)));
    }

    private static String typographic(String number) {
        return number.replace('-', MINUS);
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        String text = large + " " + largeUnit;
        return small == 0 ? text : text + " " + small + " " + smallUnit;
    }
}
