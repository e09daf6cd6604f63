package numpack.app.grid.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AutoscrollTest {
    @Test
    void insideNothingMoves() {
        assertEquals(0, Autoscroll.speed(10, 10, 200));
        assertEquals(0, Autoscroll.speed(200, 10, 200));
    }

    @Test
    void fasterWithTheDistanceUpToALimit() {
        assertTrue(Autoscroll.speed(210, 10, 200) > Autoscroll.speed(205, 10, 200));
        assertEquals(Autoscroll.speed(5000, 10, 200), Autoscroll.speed(9000, 10, 200));
    }

    @Test
    void beforeTheBeginningItRunsBackwards() {
        assertEquals(-Autoscroll.speed(230, 0, 200), Autoscroll.speed(-30, 0, 200));
    }
}
