package numpack.app.i18n;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/// Points in time as people read them: by the clock and the calendar where they are.
public final class Times {
    private Times() {}

    /// `14:05` for today, else day and clock: `Nov 24, 2026 14:05`.
    public static String when(Instant time) {
        return when(time, Clock.systemDefaultZone());
    }

    static String when(Instant time, Clock clock) {
        var local = ZonedDateTime.ofInstant(time, clock.getZone());
        var oclock = local.format(DateTimeFormatter.ofPattern("HH:mm"));
        return local.toLocalDate().equals(LocalDate.now(clock)) ? oclock
                : local.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)) + " " + oclock;
    }
}
