package numpack.app.grid.space;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import numpack.app.selection.GridSpot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridScrollingTest {
    private static final long MAX = 1L << 62;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @Test
    void lastPlaceShowsTheLastRowWhole() {
        var rows = rows(1_000_000_000_000L, 700);
        assertEquals(new GridPosition(999_999_999_970L, 20), rows.last());
        assertEquals(700, rows.startOf(rows.last(), 999_999_999_999L) + 24);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 29})
    void whatFitsDoesNotScroll(long count) {
        var rows = rows(count, 700);
        assertFalse(rows.isScrollable());
        assertEquals(GridPosition.START, rows.last());
        assertEquals(GridPosition.START, rows.movedBy(GridPosition.START, 1e9));
        assertEquals(0, rows.fractionOf(GridPosition.START));
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 4_000_000_000L, 1_000_000_000_000L, MAX})
    void bothEndsOfTheBarAreExact(long count) {
        var rows = rows(count, 711);
        assertAll(
            () -> assertEquals(GridPosition.START, rows.at(0)),
            () -> assertEquals(rows.last(), rows.at(1)),
            () -> assertEquals(0, rows.fractionOf(GridPosition.START)),
            () -> assertEquals(1, rows.fractionOf(rows.last())));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyPlaceStaysWithinTheAxis(long seed) {
        var random = new Random(seed);
        var scrolling = any(random);
        var position = scrolling.at(random.nextDouble());
        for (var i = 0; i < 200; i++) {
            position = switch (random.nextInt(5)) {
                case 0 -> scrolling.movedBy(position, random.nextGaussian() * 100);
                case 1 -> scrolling.movedBy(position, random.nextGaussian() * Math.pow(10, random.nextInt(20)));
                case 2 -> scrolling.at(random.nextDouble());
                case 3 -> scrolling.revealing(position, random.nextLong(scrolling.extent().count()));
                default -> scrolling.comfortably(position, random.nextLong(scrolling.extent().count()));
            };
            assertInside(scrolling, position);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thereAndBackIsTheSamePlace(long seed) {
        var random = new Random(seed);
        var scrolling = any(random);
        var from = scrolling.at(0.1 + 0.8 * random.nextDouble());
        var pixels = Math.rint(random.nextDouble() * 500);
        from = new GridPosition(from.index(), Math.floor(from.offset()));
        var there = scrolling.movedBy(from, pixels);
        if (!there.equals(scrolling.last())) {
            assertEquals(from, scrolling.movedBy(there, -pixels));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void revealedIsSeenWholeAndStaysSo(long seed) {
        var random = new Random(seed);
        var scrolling = any(random);
        for (var i = 0; i < 50; i++) {
            var index = random.nextLong(scrolling.first(), scrolling.extent().count());
            var from = scrolling.at(random.nextDouble());
            for (var seen : new GridPosition[] {scrolling.revealing(from, index), scrolling.comfortably(from, index)}) {
                var start = scrolling.startOf(seen, index);
                assertTrue(start >= 0, () -> index + " begins at " + start);
                assertTrue(start + scrolling.extent().sizeOf(index) <= scrolling.viewport() + 1e-6
                    || start == 0, () -> index + " begins at " + start);
                assertEquals(seen, scrolling.revealing(seen, index));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theIndexUnderAPixelBeginsBeforeItAndEndsBehind(long seed) {
        var random = new Random(seed);
        var scrolling = any(random);
        var from = scrolling.at(random.nextDouble());
        var pixel = random.nextDouble() * Math.max(1, scrolling.viewport());
        var index = scrolling.indexAt(from, pixel);
        var start = scrolling.startOf(from, index);
        assertTrue(start <= pixel + 1e-6, () -> index + " begins at " + start + ", behind " + pixel);
        assertTrue(start + scrolling.extent().sizeOf(index) >= pixel - 1e-6 || index == scrolling.extent().count() - 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theWholeIsSharedOutOnlyWhereNothingIsCutOff(long seed) {
        var random = new Random(seed);
        var scrolling = any(random);
        var total = scrolling.extent().count() - scrolling.first();
        for (var i = 0; i < 20; i++) {
            var share = scrolling.share(scrolling.at(random.nextDouble()));
            assertEquals(!scrolling.isScrollable(), share == 1, "share " + share + " of " + total);
        }
    }

    @Test
    void aLastColumnThatIsCutOffIsNotCountedAsSeen() {
        var columns = new GridScrolling(new ColumnWidths(column -> 100).extent(10, 1), 0, 950);
        assertTrue(columns.isScrollable());
        assertEquals(0.95, columns.share(GridPosition.START), 1e-9);
        assertEquals(0.95, columns.share(columns.last()), 1e-9);
    }

    @Test
    void fractionGrowsWithThePlace() {
        var rows = rows(5000, 480);
        var before = -1.0;
        for (var position = GridPosition.START; !position.equals(rows.last()); position = rows.movedBy(position, 31)) {
            var fraction = rows.fractionOf(position);
            assertTrue(fraction > before);
            assertEquals(position.index(), rows.at(fraction).index(), 1);
            before = fraction;
        }
    }

    @Test
    void everyRowCanBeReachedByKeysPastTwoToTheSixtyTwo() {
        var rows = rows(MAX, 700);
        var spot = new GridSpot(MAX - 3, 0);
        for (var i = 0; i < 5; i++) {
            spot = spot.movedBy(1, 0, MAX, 1);
        }
        assertEquals(MAX - 1, spot.row());
        assertEquals(700.0, rows.startOf(rows.revealing(GridPosition.START, spot.row()), spot.row()) + 24);
        assertEquals(0, spot.movedBy(-Long.MAX_VALUE, 0, MAX, 1).row());
        assertEquals(MAX - 1, new GridSpot(5, 0).movedBy(Long.MAX_VALUE, 0, MAX, 1).row());
    }

    @Test
    void frozenColumnsAreNoPartOfTheWay() {
        var widths = new ColumnWidths(column -> 100);
        var columns = new GridScrolling(widths.extent(50, 1), 2, 450);
        assertEquals(new GridPosition(2, 0), columns.at(0));
        assertEquals(new GridPosition(2, 0), columns.movedBy(new GridPosition(5, 0), -10_000));
        assertEquals(new GridPosition(7, 3), columns.revealing(new GridPosition(7, 3), 1));
    }

    @Test
    void pageTurnsWholeRows() {
        assertEquals(29, rows(1000, 700).page(GridPosition.START));
        assertEquals(1, rows(1000, 10).page(GridPosition.START));
    }

    private static void assertInside(GridScrolling scrolling, GridPosition position) {
        assertTrue(position.index() >= scrolling.first(), position::toString);
        assertTrue(position.index() < scrolling.extent().count(), position::toString);
        assertTrue(position.offset() >= 0 && position.offset() < scrolling.extent().sizeOf(position.index()), position::toString);
        assertEquals(position, scrolling.clamped(position));
    }

    private static GridScrolling rows(long count, double viewport) {
        return new GridScrolling(Extent.uniform(count, 24), 0, viewport);
    }

    private static GridScrolling any(Random random) {
        var count = switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(60);
            case 1 -> 100_000;
            case 2 -> MAX;
            default -> 1 + random.nextLong(MAX);
        };
        var first = random.nextBoolean() ? 0 : Math.min(count - 1, random.nextInt(4));
        var viewport = random.nextInt(1500);
        if (random.nextBoolean()) {
            return new GridScrolling(Extent.uniform(count, 12 + random.nextInt(60)), first, viewport);
        }
        var widths = new ColumnWidths(column -> 30 + column % 7 * 20);
        for (var i = 0; i < 40; i++) {
            widths.set(random.nextLong(count), 20 + random.nextInt(1900));
        }
        return new GridScrolling(widths.extent(count, 0.5 + random.nextInt(26) / 10.0), first, viewport);
    }
}
