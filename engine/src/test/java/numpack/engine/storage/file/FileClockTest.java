package numpack.engine.storage.file;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FileClockTest {
    private final FileClock clock = new FileClock();

    @Test
    void aClockThatTicksEveryHalfMillisecondAtMostIsNotFine() {
        changedAt(1_000_000_000, 1_001_000_000, 1_005_000_000, 1_005_000_000, 1_004_000_000, 1_004_500_000);
        assertFalse(clock.isFine());
    }

    @Test
    void twoTimesCloserThanATickProveAFineClockForGood() {
        changedAt(1_000_000_000, 1_000_100_000);
        assertTrue(clock.isFine());
        changedAt(2_000_000_000, 2_004_000_000);
        assertTrue(clock.isFine());
    }

    private void changedAt(long... nanos) {
        for (long at : nanos) {
            clock.changed(new FileStamp(10, at, "key", 1));
        }
    }
}
