package numpack.app.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimesTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T22:30:00Z"), ZoneId.of("Europe/Berlin"));
    private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

    @BeforeEach
    void inGermany() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
    }

    @AfterEach
    void home() {
        Locale.setDefault(Locale.Category.FORMAT, before);
    }

    @Test
    void todayIsAClockTimeAndAnyOtherDayHasItsDate() {
        assertEquals("14:05", Times.when(Instant.parse("2026-11-24T13:05:59Z"), clock));
        assertEquals("23.11.2026 14:05", Times.when(Instant.parse("2026-11-23T13:05:00Z"), clock));
        assertEquals("00:30", Times.when(Instant.parse("2026-11-23T23:30:00Z"), clock), "today is the day here, not in Greenwich");
    }
}
