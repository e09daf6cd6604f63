package numpack.app.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Optional;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.RowOrder;
import numpack.app.session.space.RowView;
import numpack.app.session.space.SampleArray;
import numpack.app.session.space.SortKey;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.Test;

/// Where rows of the array are marked along the scroll bar.
class RowMarksTest {
    private final SampleArray array = new SampleArray(DType.INT32, 10, 2);

    @Test
    void rowsInFileOrderAreMarkedWhereTheyAre() {
        assertArrayEquals(new long[] {2, 7}, marks(CellSpace.ofLiveRows(array, 0, 1, Box.all(array.shape()))));
    }

    @Test
    void sortedRowsAreMarkedWhereTheyAreSeenAndOthersNot() {
        var sorted = new RowView.Sorted(RowSet.of(1, 7, 9), Optional.empty(), new SortKey(0, SortKey.Direction.DESCENDING), RowOrder.of(new int[] {9, 7, 1}));
        assertArrayEquals(new long[] {1}, marks(CellSpace.listed(array, 0, 1, Box.all(array.shape()), sorted)));
    }

    @Test
    void aRowThatIsNotAmongThoseShownMarksNoOther() {
        assertArrayEquals(new long[] {0}, marks(CellSpace.listed(array, 0, 1, Box.all(array.shape()), new RowView.Only(RowSet.of(2, 4), "some"))));
    }

    private static long[] marks(CellSpace space) {
        var marks = new RowMarks(space);
        marks.add(7);
        marks.add(2);
        return marks.toArray();
    }
}
