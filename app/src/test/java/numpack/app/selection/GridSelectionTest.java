package numpack.app.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridSelectionTest {
    private static final long ROWS = 1_000_000_000_000L;
    private static final long COLUMNS = 100_000;

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @Test
    void extendingKeepsTheAnchorAndTheCursor() {
        var selection = GridSelection.at(5, 5).extendedTo(new GridSpot(8, 3)).extendedTo(new GridSpot(2, 9));
        assertEquals(List.of(new GridRange(2, 5, 5, 9)), selection.ranges());
        assertEquals(new GridSpot(5, 5), selection.cursor());
        assertEquals(new GridSpot(2, 9), selection.lead());
    }

    @Test
    void allOfAHugeGridIsOneRange() {
        var all = GridSelection.at(7, 7).all();
        assertEquals(ROWS * COLUMNS, all.cellCount(ROWS, COLUMNS));
        assertTrue(all.contains(ROWS - 1, COLUMNS - 1));
        assertTrue(all.isWholeRows() && all.isWholeColumns());
        assertEquals(new GridSpot(7, 7), all.cursor());
    }

    @Test
    void countsThatDoNotFitAreSaturated() {
        assertEquals(Long.MAX_VALUE, GridSelection.START.all().cellCount(1L << 62, 8));
        assertEquals(Long.MAX_VALUE, GridRange.rows(0, 5).cellCount(10, Long.MAX_VALUE));
    }

    @Test
    void wholeRowsAreWholeWhateverTheNumberOfColumns() {
        var rows = GridSelection.of(GridRange.rows(9, 4));
        assertTrue(rows.isWholeRows());
        assertFalse(rows.isWholeColumns());
        assertEquals(6 * 3, rows.cellCount(100, 3));
        assertEquals(6 * 4, rows.cellCount(100, 4));
        assertFalse(GridSelection.at(4, 0).extendedTo(new GridSpot(9, 2)).isWholeRows());
    }

    @Test
    void oneRangeOfCellsAmongRowsIsNotWholeRows() {
        var mixed = GridSelection.of(GridRange.rows(1, 1)).toggled(GridRange.of(new GridSpot(5, 5)), new GridSpot(5, 5));
        assertFalse(mixed.isWholeRows());
        assertEquals(new GridSpot(5, 5), mixed.cursor());
    }

    @Test
    void shiftAfterAHeadExtendsHeads() {
        var rows = GridSelection.of(GridRange.rows(5, 5)).extendedTo(new GridSpot(7, 3));
        assertEquals(GridRange.rows(5, 7), rows.active());
        var columns = GridSelection.of(GridRange.columns(5, 5)).extendedTo(new GridSpot(7, 3));
        assertEquals(GridRange.columns(3, 5), columns.active());
    }

    @Test
    void toggledTwiceIsTakenOut() {
        var row = GridRange.rows(3, 3);
        var first = GridSelection.of(GridRange.rows(1, 1));
        var both = first.toggled(row, new GridSpot(3, 0));
        assertEquals(2, both.ranges().size());
        assertEquals(first.ranges(), both.toggled(row, new GridSpot(3, 0)).ranges());
        assertEquals(1, first.toggled(GridRange.rows(1, 1), new GridSpot(1, 0)).ranges().size());
    }

    @Test
    void enterGoesRoundARangeAndKeepsIt() {
        var range = new GridRange(2, 3, 4, 5);
        var selection = GridSelection.of(range);
        var seen = new ArrayList<GridSpot>();
        for (var i = 0; i < 5; i++) {
            seen.add(selection.cursor());
            selection = selection.next(GridStep.DOWN, 10, 10);
            assertEquals(List.of(range), selection.ranges());
        }
        assertEquals(List.of(new GridSpot(2, 4), new GridSpot(3, 4), new GridSpot(2, 5), new GridSpot(3, 5),
            new GridSpot(2, 4)), seen);
    }

    @Test
    void tabWrapsToTheNextRowAndStopsAtTheLastCell() {
        assertEquals(GridSelection.at(3, 0), GridSelection.at(2, 9).next(GridStep.RIGHT, 10, 10));
        assertEquals(GridSelection.at(1, 9), GridSelection.at(2, 0).next(GridStep.LEFT, 10, 10));
        assertEquals(GridSelection.at(9, 9), GridSelection.at(9, 9).next(GridStep.RIGHT, 10, 10));
        assertTrue(GridStep.RIGHT.isLast(new GridSpot(9, 9), new GridRange(0, 9, 0, 9)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stepsThereAndBackAreTheSameCell(long seed) {
        var random = new Random(seed);
        var range = GridRange.between(spot(random), spot(random));
        var selection = new GridSelection(spotIn(range, random), new GridSpot(range.firstRow(), range.firstColumn()),
            new GridSpot(range.lastRow(), range.lastColumn()), List.of(range));
        if (!range.isSingleCell()) {
            assertEquals(selection, selection.next(GridStep.DOWN, ROWS, COLUMNS).next(GridStep.UP, ROWS, COLUMNS));
            assertEquals(selection, selection.next(GridStep.RIGHT, ROWS, COLUMNS).next(GridStep.LEFT, ROWS, COLUMNS));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withinLeavesNothingOutside(long seed) {
        var random = new Random(seed);
        var selection = GridSelection.at(spot(random)).extendedTo(spot(random));
        for (var i = 0; i < 5; i++) {
            var spot = spot(random);
            selection = selection.toggled(GridRange.of(spot), spot);
        }
        var rows = 1 + random.nextLong(ROWS);
        var columns = 1 + random.nextLong(COLUMNS);
        var inside = selection.within(rows, columns);
        assertTrue(inside.cursor().row() < rows && inside.cursor().column() < columns);
        assertTrue(inside.ranges().stream().allMatch(range -> range.within(rows, columns).isPresent()));
        assertEquals(inside, inside.within(rows, columns));
    }

    @Test
    void aSelectionWithoutRangesIsRefused() {
        var spot = new GridSpot(0, 0);
        assertThrows(IllegalArgumentException.class, () -> new GridSelection(spot, spot, spot, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new GridSpot(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new GridRange(3, 2, 0, 0));
    }

    private static GridSpot spot(Random random) {
        return new GridSpot(random.nextLong(ROWS), random.nextLong(COLUMNS));
    }

    private static GridSpot spotIn(GridRange range, Random random) {
        return new GridSpot(random.nextLong(range.firstRow(), range.lastRow() + 1),
            random.nextLong(range.firstColumn(), range.lastColumn() + 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void disjointRangesHoldTheSameCellsOnce(int seed) {
        var random = new Random(seed);
        var ranges = Stream.generate(() -> GridRange.between(new GridSpot(random.nextInt(8), random.nextInt(8)),
                new GridSpot(random.nextInt(8), random.nextInt(8)))).limit(1 + random.nextInt(6)).toList();

        var disjoint = GridRange.disjoint(ranges);

        for (var row = 0; row < 8; row++) {
            for (var column = 0; column < 8; column++) {
                var spot = new GridSpot(row, column);
                var times = disjoint.stream().filter(range -> range.contains(spot.row(), spot.column())).count();
                assertEquals(ranges.stream().anyMatch(range -> range.contains(spot.row(), spot.column())) ? 1 : 0, times, spot + " in " + ranges);
            }
        }
    }
}
