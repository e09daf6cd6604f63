package numpack.engine.shape;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoxTest {
    private static final Shape CUBE = Shape.of(5, 4, 3);

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    static Stream<Arguments> counts() {
        long half = 1L << 32;
        return Stream.of(
                Arguments.of(Box.of(), Shape.of(), 1, 1),
                Arguments.of(Box.of(Slice.of(2, 3)), Shape.of(3), 3, 1),
                Arguments.of(Box.of(new Slice(4, 5, -1), Slice.of(1, 2)), Shape.of(5, 2), 10, 2),
                Arguments.of(Box.all(CUBE), CUBE, 60, 12),
                Arguments.of(Box.ofRows(new Slice(3, 2, -2), CUBE), Shape.of(2, 4, 3), 24, 12),
                Arguments.of(Box.of(Slice.of(1, 0), Slice.all(7)), Shape.of(0, 7), 0, 7),
                Arguments.of(Box.of(Slice.all(7), Slice.of(1, 0)), Shape.of(7, 0), 0, 0),
                Arguments.of(Box.of(Slice.all(half), Slice.all(half), Slice.of(0, 0)), Shape.of(half, half, 0), 0, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("counts")
    void countsItsCells(Box box, Shape shape, long cells, long rowCells) {
        assertEquals(shape, box.shape());
        assertEquals(shape.ndim(), box.ndim());
        assertEquals(cells, box.cellCount());
        assertEquals(rowCells, box.rowCellCount());
        assertEquals(rowCells, box.inRow().cellCount());
        assertEquals(cells == 0, box.isEmpty());
    }

    @Test
    void moreCellsThanALongCountsAreAnError() {
        var huge = Box.all(Shape.of(4, 1L << 31, 1L << 31));
        assertEquals(1L << 62, huge.rowCellCount());
        assertThrows(ArithmeticException.class, huge::cellCount);
        assertThrows(ArithmeticException.class, huge.behind(Slice.all(1))::rowCellCount);
        assertFalse(huge.isEmpty());
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of(Box.of(), "0 slices do not fit shape (5, 4, 3)"),
                Arguments.of(Box.of(Slice.all(5), Slice.all(4)), "2 slices do not fit shape (5, 4, 3)"),
                Arguments.of(Box.all(CUBE).behind(Slice.all(1)), "4 slices do not fit shape (5, 4, 3)"),
                Arguments.of(Box.all(CUBE).withRows(Slice.of(5, 1)), "Slice[start=5, count=1, step=1] does not fit axis 0 of shape (5, 4, 3)"),
                Arguments.of(Box.all(CUBE).with(1, Slice.of(2, 3)), "Slice[start=2, count=3, step=1] does not fit axis 1 of shape (5, 4, 3)"),
                Arguments.of(Box.all(CUBE).with(2, new Slice(3, 2, -1)), "Slice[start=3, count=2, step=-1] does not fit axis 2 of shape (5, 4, 3)"),
                Arguments.of(Box.all(CUBE).with(2, new Slice(1, 2, Long.MAX_VALUE - 1)),
                        "Slice[start=1, count=2, step=9223372036854775806] does not fit axis 2 of shape (5, 4, 3)"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("misfits")
    void aMisfitIsNamedByAxisAndShape(Box box, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> box.requireFits(CUBE)).getMessage());
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> Box.all(CUBE).then(box)).getMessage());
    }

    @Test
    void whatFitsIsTaken() {
        assertDoesNotThrow(() -> Box.of().requireFits(Shape.of()));
        assertDoesNotThrow(() -> Box.all(CUBE).requireFits(CUBE));
        assertDoesNotThrow(() -> Box.of(new Slice(4, 5, -1), new Slice(3, 2, -3), Slice.of(2, 1)).requireFits(CUBE));
        assertDoesNotThrow(() -> Box.all(CUBE).withRows(Slice.of(99, 0)).requireFits(CUBE), "no position lies outside");
        assertDoesNotThrow(() -> Box.all(Shape.of(0, 3)).requireFits(Shape.of(0, 3)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBoxOfABoxHasTheCellsOfBoth(int seed) {
        var random = new Random(seed);
        var outer = random(random, Shape.of(random.nextInt(1, 9), random.nextInt(1, 9), 6));
        var inner = random(random, outer.shape());

        var both = outer.then(inner);

        assertEquals(inner.shape(), both.shape());
        var cells = cells(outer);
        var expected = cells(inner).stream().map(at -> cells.get(index(outer.shape(), at))).toList();
        assertEquals(expected, cells(both));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cellsComeInCOrder(int seed) {
        var random = new Random(seed);
        var box = random(random, CUBE);
        var cells = cells(box);
        for (int i = 0; i < cells.size(); i++) {
            var cell = box.cell(i);
            assertEquals(Shape.of(1, 1, 1), cell.shape());
            assertEquals(cells.get(i), cell.slices().stream().map(Slice::start).toList());
        }
        assertThrows(IndexOutOfBoundsException.class, () -> box.cell(cells.size()));
        assertThrows(IndexOutOfBoundsException.class, () -> box.cell(-1));
    }

    @Test
    void aBoxWithoutAxesHasOneCell() {
        assertEquals(Box.of(), Box.of().cell(0));
        assertEquals(Box.of(), Box.all(Shape.of()));
        assertEquals(Box.of(), Box.of().then(Box.of()));
        assertEquals(Box.of(), Box.of().around(Box.of()));
        assertEquals(Box.of(), Box.of().inRow());
        assertEquals(Box.of(), Box.all(Shape.of(5)).inRow());
        assertThrows(IndexOutOfBoundsException.class, () -> Box.ofRows(Slice.all(1), Shape.of()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBoxAroundTwoIsTheSmallestThatHoldsBoth(int seed) {
        var random = new Random(seed);
        var one = random(random, Shape.of(20, 30));
        var other = random(random, Shape.of(20, 30));

        var around = one.around(other);

        for (int axis = 0; axis < 2; axis++) {
            var positions = new TreeSet<Long>();
            for (var slice : List.of(one.slice(axis), other.slice(axis))) {
                for (long i = 0; i < slice.count(); i++) {
                    positions.add(slice.position(i));
                }
            }
            assertEquals(Slice.of(positions.first(), positions.last() - positions.first() + 1), around.slice(axis));
        }
        assertEquals(around, other.around(one));
    }

    @Test
    void aroundItselfAreThePositionsBetween() {
        var box = Box.of(new Slice(9, 3, -4), Slice.of(3, 2));
        assertEquals(Box.of(Slice.of(1, 9), Slice.of(3, 2)), box.around(box));
        assertThrows(IllegalArgumentException.class, () -> box.around(Box.of(Slice.all(1))));
    }

    @Test
    void axesAreChangedOneByOne() {
        var box = Box.of(Slice.of(2, 2), new Slice(0, 2, 2), Slice.all(3));
        assertEquals(Slice.of(2, 2), box.rows());
        assertEquals(Box.of(Slice.of(2, 2), Slice.of(1, 1), Slice.all(3)), box.with(1, Slice.of(1, 1)));
        assertEquals(Box.of(Slice.of(4, 1), new Slice(0, 2, 2), Slice.all(3)), box.withRows(Slice.of(4, 1)));
        assertEquals(Box.of(new Slice(0, 2, 2), Slice.all(3)), box.inRow());
        assertEquals(box, box.inRow().behind(box.rows()));
        assertThrows(IndexOutOfBoundsException.class, () -> box.with(3, Slice.all(1)));
        assertEquals(Box.of(Slice.of(2, 2), new Slice(0, 2, 2), Slice.all(3)), box, "it stays as it was");
    }

    @Test
    void laterChangesOfItsListDoNotReachIt() {
        var slices = new ArrayList<>(List.of(Slice.all(2), Slice.all(3)));
        var box = new Box(slices);
        slices.set(0, Slice.all(9));
        assertEquals(Box.of(Slice.all(2), Slice.all(3)), box);
        assertTrue(box.hashCode() == Box.of(Slice.all(2), Slice.all(3)).hashCode());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itsBlocksFollowOneAnotherInCOrder(int seed) {
        var random = new Random(seed);
        var box = random(random, List.of(Shape.of(), Shape.of(7), CUBE, Shape.of(2, 1, 3, 2)).get(seed % 4));
        for (long most = 1; most < 70; most++) {
            var seen = new ArrayList<List<Long>>();
            long largest = Long.MAX_VALUE;
            for (var block : box.blocks(most)) {
                assertTrue(block.cellCount() <= Math.min(most, largest), box + " in blocks of " + most + ": " + block);
                largest = seen.isEmpty() ? block.cellCount() : largest;
                seen.addAll(cells(block));
            }
            assertEquals(cells(box), seen);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void consecutiveCellsAreFewBoxesInCOrder(int seed) {
        var random = new Random(seed);
        var box = random(random, List.of(Shape.of(), Shape.of(7), CUBE, Shape.of(2, 1, 3, 2)).get(seed % 4));
        int count = (int) box.cellCount();
        for (int from = 0; from <= count; from++) {
            for (int to = from; to <= count; to++) {
                var parts = box.cells(from, to);
                assertEquals(cells(box).subList(from, to), parts.stream().flatMap(part -> cells(part).stream()).toList());
                assertTrue(parts.size() <= Math.max(1, 2 * box.ndim() - 1), () -> parts.toString());
            }
        }
        assertThrows(IndexOutOfBoundsException.class, () -> box.cells(0, count + 1));
        assertEquals(List.of(), Box.of(Slice.all(7), Slice.of(1, 0)).cells(0, 0));
    }

    @Test
    void blocksKeepRowsTogetherWhereTheyFit() {
        var rows = new ArrayList<Box>();
        Box.all(CUBE).blocks(25).forEach(rows::add);
        assertEquals(List.of(Box.ofRows(Slice.of(0, 2), CUBE), Box.ofRows(Slice.of(2, 2), CUBE), Box.ofRows(Slice.of(4, 1), CUBE)), rows);
        assertEquals(Box.of(Slice.of(0, 1), Slice.of(0, 3), Slice.all(3)), Box.all(CUBE).blocks(11).iterator().next());
        assertFalse(Box.of(Slice.all(7), Slice.of(1, 0)).blocks(1).iterator().hasNext());
        assertThrows(IllegalArgumentException.class, () -> Box.all(CUBE).blocks(0));
    }

    @Test
    void blocksOfMoreCellsThanALongCountsAreMadeOneByOne() {
        var huge = Box.all(Shape.of(1L << 40, 1L << 40));
        var blocks = huge.blocks(1L << 41).iterator();
        assertEquals(Box.of(Slice.of(0, 2), Slice.all(1L << 40)), blocks.next());
        assertEquals(Box.of(Slice.of(2, 2), Slice.all(1L << 40)), blocks.next());
    }

    /// None of its slices is empty.
    private static Box random(Random random, Shape shape) {
        return new Box(IntStream.range(0, shape.ndim()).mapToObj(axis -> {
            long start = random.nextLong(shape.length(axis));
            long step = random.nextBoolean() ? random.nextInt(1, 4) : -random.nextInt(1, 4);
            long most = step > 0 ? (shape.length(axis) - 1 - start) / step + 1 : start / -step + 1;
            return new Slice(start, 1 + random.nextLong(most), step);
        }).toList());
    }

    /// One by one: the index of every cell.
    private static List<List<Long>> cells(Box box) {
        List<List<Long>> cells = List.of(List.of());
        for (var slice : box.slices()) {
            var longer = new ArrayList<List<Long>>();
            for (var cell : cells) {
                for (long i = 0; i < slice.count(); i++) {
                    var more = new ArrayList<>(cell);
                    more.add(slice.position(i));
                    longer.add(more);
                }
            }
            cells = longer;
        }
        return cells;
    }

    private static int index(Shape shape, List<Long> at) {
        long index = 0;
        for (int axis = 0; axis < shape.ndim(); axis++) {
            index = index * shape.length(axis) + at.get(axis);
        }
        return (int) index;
    }
}
