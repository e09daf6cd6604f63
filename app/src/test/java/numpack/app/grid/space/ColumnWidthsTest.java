package numpack.app.grid.space;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnWidthsTest {
    private final ColumnWidths widths = new ColumnWidths(column -> column == 3 ? 5000 : 80);

    @Test
    void whatIsNotSetHasItsUsualWidthWithinTheLimits() {
        assertEquals(80, widths.get(99_999_999_999L));
        assertEquals(ColumnWidths.MAX, widths.get(3));
    }

    @Test
    void whatIsSetStaysUntilItIsReset() {
        widths.set(1L << 40, 120);
        widths.set(7, 1);
        assertEquals(120, widths.get(1L << 40));
        assertEquals(ColumnWidths.MIN, widths.get(7));
        widths.reset(7);
        assertEquals(80, widths.get(7));
    }

    @Test
    void onlySetWidthsAreRemembered() {
        widths.set(5, 50);
        assertEquals(Map.of(5L, 50.0), widths.toMap());
        var other = new ColumnWidths(column -> 80);
        other.set(1, 500);
        other.setAll(widths.toMap());
        assertEquals(50, other.get(5));
        assertEquals(80, other.get(1));
    }

    @Test
    void zoomedWidthsAreWholePixels() {
        widths.set(0, 33);
        assertEquals(50, widths.extent(10, 1.5).sizeOf(0));
        assertEquals(10, widths.extent(10, 1.5).count());
    }
}
