package numpack.app.i18n;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Points in time as people read them: by the clock and the calendar where they are.
public final class Times {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

    private Times() {}

    /// `14:05` for today, else day and clock: `Nov 24, 2026 14:05`.
    public static String when(Instant time) {
        return when(time, Clock.systemDefaultZone());
    }

    /// The words of the engine with every instant in them as people read it: `process 17 of ada since 14:05`.
    public static String inWords(String engineWords) {
        return inWords(engineWords, Clock.systemDefaultZone());
    }

    static String when(Instant time, Clock clock) {
        var local = ZonedDateTime.ofInstant(time, clock.getZone());
        var oclock = local.format(DateTimeFormatter.ofPattern("HH:mm"));
        return local.toLocalDate().equals(LocalDate.now(clock)) ? oclock
                : local.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)) + " " + oclock;
    }

    static String inWords(String engineWords, Clock clock) {
        return INSTANT.matcher(engineWords).replaceAll(found -> inWords(found, clock));
    }

    private static String inWords(MatchResult found, Clock clock) {
        try {
            return when(Instant.parse(found.group()), clock);
        } catch (DateTimeParseException outOfRange) {
            // What only looks like a time, such as one with a 25th hour, stays as it is.
            return found.group();
        }
    }
}
