package numpack.engine.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FoundPlacesTest {
    @Test
    void placesOfManyPagesAreFoundAgain() {
        var found = new FoundPlaces(1_000_000);
        for (int block = 0; block < 50; block++) {
            long from = block * 10_000L;
            found.take(LongStream.range(0, 10_000).map(i -> 3 * (from + i)).toArray(), 9_999);
        }
        assertEquals(50 * 9_999, found.count());
        assertEquals(50 * 9_999, found.listed());
        assertEquals(3 * 10_000L, found.place(9_999));
        assertEquals(9_999, found.firstFrom(3 * 9_999));
        assertTrue(found.contains(3 * 123_456));
        assertFalse(found.contains(3 * 9_999));
        assertFalse(found.contains(3 * 123_456 + 1));
        assertEquals(found.listed(), found.firstFrom(Long.MAX_VALUE));
    }

    @Test
    void thoseAfterTheLimitAreCountedAlone() {
        var found = new FoundPlaces(3);
        found.take(new long[] {1, 2}, 2);
        found.take(new long[] {3, 4}, 2);
        found.take(new long[] {5}, 1);
        assertEquals(5, found.count());
        assertEquals(3, found.listed());
        assertEquals(3, found.place(2));
        assertThrows(IndexOutOfBoundsException.class, () -> found.place(3));
    }
}
