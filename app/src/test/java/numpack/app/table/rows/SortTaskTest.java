package numpack.app.table.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.RowView;
import numpack.app.session.space.SampleArray;
import numpack.app.session.space.SortKey;
import numpack.app.session.space.SortKey.Direction;
import numpack.app.task.QuietProgress;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.Test;

class SortTaskTest {
    @Test
    void nanStandsLastWhicheverWayRowsRun() throws Exception {
        assertEquals(List.of(3L, 1L, 5L, 2L, 0L, 4L), sorted(DType.FLOAT64, Direction.ASCENDING, "nan", "-1", "inf", "-inf", "nan", "2"));
        assertEquals(List.of(2L, 5L, 1L, 3L, 0L, 4L), sorted(DType.FLOAT64, Direction.DESCENDING, "nan", "-1", "inf", "-inf", "nan", "2"));
    }

    @Test
    void equalValuesStandInFileOrderWhicheverWayRowsRun() throws Exception {
        assertEquals(List.of(1L, 3L, 0L, 2L), sorted(DType.FLOAT32, Direction.ASCENDING, "0", "-5", "-0.0", "-5"));
        assertEquals(List.of(0L, 2L, 1L, 3L), sorted(DType.FLOAT32, Direction.DESCENDING, "0", "-5", "-0.0", "-5"));
    }

    @Test
    void largeUnsignedNumbersAreNotNegative() throws Exception {
        assertEquals(List.of(2L, 1L, 0L), sorted(DType.UINT64, Direction.ASCENDING, "18446744073709551615", "9223372036854775808", "5"));
        assertEquals(List.of(0L, 1L, 2L), sorted(DType.UINT64, Direction.DESCENDING, "18446744073709551615", "9223372036854775808", "5"));
    }

    @Test
    void theLargestAndSmallestSignedNumbersStandAtTheEnds() throws Exception {
        assertEquals(List.of(1L, 2L, 0L), sorted(DType.INT64, Direction.ASCENDING, "9223372036854775807", "-9223372036854775808", "0"));
        assertEquals(List.of(0L, 2L, 1L), sorted(DType.INT64, Direction.DESCENDING, "9223372036854775807", "-9223372036854775808", "0"));
    }

    @Test
    void complexNumbersStandByTheirMagnitudeAndThoseWithANanPartLast() throws Exception {
        assertEquals(List.of(1L, 0L, 3L, 2L), sorted(DType.COMPLEX128, Direction.ASCENDING, "3+4j", "1+1j", "nan+0j", "-6+0j"));
        assertEquals(List.of(3L, 0L, 1L, 2L), sorted(DType.COMPLEX128, Direction.DESCENDING, "3+4j", "1+1j", "nan+0j", "-6+0j"));
    }

    @Test
    void falseStandsBeforeTrueAndHalfFloatsByValue() throws Exception {
        assertEquals(List.of(1L, 2L, 0L), sorted(DType.BOOL, Direction.ASCENDING, "true", "false", "false"));
        assertEquals(List.of(2L, 0L, 1L), sorted(DType.FLOAT16, Direction.ASCENDING, "0.5", "65504", "-0.25"));
    }

    @Test
    void onlySomeRowsAreSortedByOneElementOfMany() throws Exception {
        var array = new SampleArray(DType.INT32, 6, 2, 3).set(1 * 6 + 4, "30").set(3 * 6 + 4, "-1").set(4 * 6 + 4, "7");
        var task = new SortTask(CellSpace.listed(array, 0, 1, Box.all(array.shape()).with(2, Slice.of(1, 1)), new RowView.Only(RowSet.of(1, 3, 4), "some")),
                new SortKey(4, Direction.ASCENDING), (_, _) -> array);

        var view = task.run(QuietProgress.QUIET).view();

        assertEquals(List.of(3L, 4L, 1L), rows(view));
        assertEquals(Optional.of("some"), view.words());
    }

    private static List<Long> sorted(DType dtype, Direction direction, String... values) throws Exception {
        var array = new SampleArray(dtype, values.length);
        for (int at = 0; at < values.length; at++) {
            array.set(at, values[at]);
        }
        return rows(new SortTask(CellSpace.ofLiveRows(array, 0, CellSpace.NO_AXIS, Box.all(array.shape())), new SortKey(0, direction), (_, _) -> array)
                .run(QuietProgress.QUIET).view());
    }

    private static List<Long> rows(RowView.Listed view) {
        return LongStream.range(0, view.count()).mapToObj(view::row).toList();
    }
}
