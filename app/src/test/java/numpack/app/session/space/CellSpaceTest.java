package numpack.app.session.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import numpack.app.edit.value.CellTexts;
import numpack.app.table.cells.CellHeads;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellSpaceTest {
    private static final int NO_AXIS = CellSpace.NO_AXIS;

    @Test
    void droppedRowsStandBetweenLiveOnesAndHaveNoNumber() {
        var array = new SampleArray(DType.INT32, RowSet.of(0, 2, 3, 6), 7, 2);
        var space = CellSpace.withDroppedRows(array, 0, 1, Box.of(Slice.all(3), Slice.all(2)));

        assertEquals(7, space.rowCount());
        assertEquals(List.of("✕", "0", "✕", "✕", "1", "2", "✕"), heads(space));
        assertTrue(space.isRowDropped(2));
        assertFalse(space.isRowDropped(4));
        assertEquals(OptionalLong.of(4), space.rowOf(1));
        assertEquals(new CellPlace(4, 1), space.place(4, 1));
    }

    @Test
    void hiddenDroppedRowsAreNotCounted() {
        var array = new SampleArray(DType.INT32, RowSet.of(0, 2, 3), 7, 2);
        var space = CellSpace.ofLiveRows(array, 0, 1, Box.of(Slice.all(4), Slice.all(2)));

        assertEquals(List.of("0", "1", "2", "3"), heads(space));
        assertEquals(new CellPlace(4, 0), space.place(1, 0));
        assertEquals(RowSet.of(4, 5), space.physicalOfRows(1, 2).orElseThrow());
    }

    @Test
    void aReversedSliceShowsDroppedRowsBackwards() {
        var array = new SampleArray(DType.INT32, RowSet.of(1), 4, 1);
        var space = CellSpace.withDroppedRows(array, 0, 1, Box.of(new Slice(2, 3, -1), Slice.all(1)));

        assertEquals(List.of("2", "1", "✕", "0"), heads(space));
    }

    @Test
    void aStepLeavesDroppedRowsOut() {
        var array = new SampleArray(DType.INT32, RowSet.of(1), 6, 1);
        var space = CellSpace.withDroppedRows(array, 0, 1, Box.of(new Slice(0, 3, 2), Slice.all(1)));

        assertEquals(List.of("0", "2", "4"), heads(space));
        assertEquals(OptionalLong.empty(), space.rowOf(1));
    }

    @Test
    void aPartOfTheRowsEndsBeforeTheNextLiveOne() {
        var array = new SampleArray(DType.INT32, RowSet.of(2, 3), 6, 1);
        var space = CellSpace.withDroppedRows(array, 0, 1, Box.of(Slice.of(1, 1), Slice.all(1)));

        assertEquals(List.of("1", "✕", "✕"), heads(space));
    }

    @Test
    void anArrayOfZeroAxesIsOneCell() {
        var space = CellSpace.ofLiveRows(new SampleArray(DType.FLOAT64), NO_AXIS, NO_AXIS, Box.of());

        assertEquals(1, space.rowCount());
        assertEquals(1, space.columnCount());
        assertEquals(new CellPlace(0, 0), space.place(0, 0));
        assertEquals(1, space.region(space.box(0, 1, 0, 1)).cellCount());
    }

    @Test
    void aFixedAxisWithoutPositionsLeavesNoRow() {
        var space = CellSpace.ofLiveRows(new SampleArray(DType.INT8, 3, 4, 0), 0, 1, Box.of(Slice.all(3), Slice.all(4), Slice.all(0)));

        assertEquals(0, space.rowCount());
    }

    @Test
    void fourBillionRowsCostNothing() {
        var space = CellSpace.ofLiveRows(new SampleArray(DType.INT8, 4_000_000_000L, 2), 0, 1,
                Box.of(Slice.all(4_000_000_000L), Slice.all(2)));

        assertEquals("3999999999", CellHeads.row(space, 3_999_999_999L));
        assertEquals(OptionalLong.of(3_999_999_999L), space.rowOf(3_999_999_999L));
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 60).boxed();
    }

    /// Whatever runs where, a cell read through a box is the cell that an edit of that place would change.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readingAndWritingMeanTheSameCell(int seed) throws IOException {
        var random = new Random(seed);
        var ndim = 1 + random.nextInt(4);
        var shape = random.longs(ndim, 1, 7).toArray();
        var dropped = RowSet.of(random.longs(random.nextInt(3), 0, shape[0]).toArray());
        if (dropped.size() == shape[0]) {
            dropped = RowSet.empty();
        }
        var array = new SampleArray(DType.INT32, dropped, shape);
        var rowAxis = random.nextInt(ndim);
        var columnAxis = ndim == 1 ? NO_AXIS : (rowAxis + 1 + random.nextInt(ndim - 1)) % ndim;
        var slices = new Box(IntStream.range(0, ndim).mapToObj(axis -> {
            var length = array.shape().length(axis);
            return axis == rowAxis || axis == columnAxis ? slice(random, length) : Slice.of(random.nextLong(length), 1);
        }).toList());
        var space = random.nextBoolean() ? CellSpace.withDroppedRows(array, rowAxis, columnAxis, slices)
                : CellSpace.ofLiveRows(array, rowAxis, columnAxis, slices);
        var box = space.box(0, space.rowCount(), 0, space.columnCount());
        var bytes = MemorySegment.ofArray(box.read());

        for (long row = 0; row < space.rowCount(); row++) {
            for (long column = 0; column < space.columnCount(); column++) {
                var place = space.place(row, column);
                var expected = place.physicalRow() * array.physicalShape().rowElements() + place.offset();
                assertEquals(Long.toString(expected), CellTexts.format(DType.INT32, bytes, box.index(row, column) * 4));
            }
        }
    }

    private static Slice slice(Random random, long length) {
        var step = new long[] {1, -1, 2, -2}[random.nextInt(4)];
        var start = random.nextLong(length);
        var count = 1 + (step > 0 ? (length - 1 - start) / step : start / -step);
        return new Slice(start, count, count == 1 ? 1 : step);
    }

    private static List<String> heads(CellSpace space) {
        return java.util.stream.LongStream.range(0, space.rowCount()).mapToObj(row -> CellHeads.row(space, row)).toList();
    }
}
