package numpack.app.session.space;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridShift;
import numpack.app.selection.GridSpot;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.Test;

class CellShiftTest {
    private static final RowSet DROPPED = RowSet.range(10, 13);

    @Test
    void aSelectionStaysOnItsRowsWhenDroppedRowsAreShownAndHidden() {
        var live = live(DROPPED);
        var all = all(DROPPED);
        var selection = new GridSelection(new GridSpot(20, 1), new GridSpot(20, 1), new GridSpot(25, 2),
                List.of(GridRange.rows(3, 4), new GridRange(8, 12, 0, 3), new GridRange(20, 25, 1, 2)));

        var shown = shift(live, all).of(selection);

        assertEquals(new GridSelection(new GridSpot(23, 1), new GridSpot(23, 1), new GridSpot(28, 2),
                List.of(GridRange.rows(3, 4), new GridRange(8, 15, 0, 3), new GridRange(23, 28, 1, 2))), shown);
        assertEquals(selection, shift(all, live).of(shown));
    }

    @Test
    void aSelectionStaysOnItsRowsWhenRowsAreDroppedAndRestored() {
        var selection = GridSelection.of(new GridRange(20, 22, 1, 3));
        var dropped = shift(live(RowSet.empty()), live(DROPPED)).of(selection);
        assertEquals(GridSelection.of(new GridRange(17, 19, 1, 3)), dropped);
        assertEquals(selection, shift(live(DROPPED), live(RowSet.empty())).of(dropped));
    }

    @Test
    void rowsThatComeBetweenSelectedOnesAreNotSelected() {
        var selection = new GridSelection(new GridSpot(20, 1), new GridSpot(20, 1), new GridSpot(25, 2), List.of(new GridRange(20, 25, 1, 2), GridRange.rows(8, 12)));
        var kept = new GridSelection(new GridSpot(23, 1), new GridSpot(23, 1), new GridSpot(28, 2),
                List.of(new GridRange(23, 28, 1, 2), GridRange.rows(8, 9), GridRange.rows(13, 15)));
        assertEquals(kept, shift(live(array(DROPPED).unsavedDrops(DROPPED)), live(RowSet.empty())).of(selection), "an undo");
        assertEquals(kept, shift(live(DROPPED), live(array(RowSet.empty()).unsavedRestores(DROPPED))).of(selection), "a restore");
        assertEquals(List.of(new GridRange(20, 25, 1, 2), GridRange.rows(8, 9), GridRange.rows(10, 12)),
                shift(live(RowSet.empty()), live(array(DROPPED).unsavedDrops(DROPPED))).of(kept).ranges(), "dropped again");

        assertEquals(List.of(GridRange.rows(8, 15)), shift(all(array(DROPPED).unsavedDrops(DROPPED)), live(RowSet.empty())).of(GridSelection.of(GridRange.rows(8, 15))).ranges(),
                "those that were shown, dropped, were selected");
        var columns = CellSpace.ofLiveRows(array(DROPPED).unsavedDrops(DROPPED), 1, 0, Box.of(Slice.all(27), Slice.all(4)));
        assertEquals(List.of(GridRange.columns(8, 9), GridRange.columns(13, 15)),
                shift(columns, CellSpace.ofLiveRows(array(RowSet.empty()), 1, 0, Box.of(Slice.all(30), Slice.all(4)))).of(GridSelection.of(GridRange.columns(8, 12))).ranges());
    }

    @Test
    void ofRowsThatAStepLeavesOutNoneIsSelectedWhenTheyComeIntoSight() {
        var even = new Slice(0, 14, 2);
        assertEquals(List.of(GridRange.rows(2, 2), GridRange.rows(4, 4), GridRange.rows(6, 6)),
                shift(live(RowSet.empty(), even), live(RowSet.empty())).of(GridSelection.of(GridRange.rows(1, 3))).ranges());
        assertEquals(List.of(GridRange.rows(0, 0)), shift(live(RowSet.empty(), even), live(array(RowSet.of(1)).unsavedDrops(RowSet.of(1)), even))
                .of(GridSelection.of(GridRange.rows(0, 3))).ranges(), "rows 3, 5 and 7 stand now where 2, 4 and 6 stood");
    }

    @Test
    void aSelectionOfWhichMostHasGapsIsGivenUpButForItsCursor() {
        var selection = new GridSelection(new GridSpot(5, 1), new GridSpot(5, 1), new GridSpot(2_000, 1), List.of(new GridRange(5, 2_000, 0, 1)));
        var everyOther = RowSet.of(new Slice(1, 2_500, 2));
        var rows = 5_000L;
        var before = CellSpace.ofLiveRows(new SampleArray(DType.INT32, everyOther, rows, 4).unsavedDrops(everyOther), 0, 1,
                Box.of(Slice.all(rows - everyOther.size()), Slice.all(4)));
        var now = CellSpace.ofLiveRows(new SampleArray(DType.INT32, rows, 4), 0, 1, Box.of(Slice.all(rows), Slice.all(4)));

        assertEquals(GridSelection.at(10, 1), shift(before, now).of(selection));
        assertEquals(1_000, shift(before, now).of(GridSelection.of(GridRange.rows(5, 1_004))).ranges().size());
    }

    @Test
    void rowsThatAreNoLongerShownLeaveTheSelectionAndTheCursorGoesToTheNextRow() {
        var drop = shift(live(RowSet.empty()), live(DROPPED));
        assertEquals(GridSelection.at(10, 0), drop.of(GridSelection.of(GridRange.rows(10, 12))), "nothing of it is left to be dropped");
        assertEquals(List.of(new GridRange(8, 9, 0, 1)), drop.of(GridSelection.of(new GridRange(8, 12, 0, 1))).ranges());
        assertEquals(GridSelection.at(26, 2), shift(live(RowSet.empty()), live(RowSet.range(27, 30))).of(GridSelection.at(28, 2)), "the last row");

        var several = new GridSelection(new GridSpot(11, 1), new GridSpot(11, 1), new GridSpot(11, 1),
                List.of(GridRange.rows(3, 4), GridRange.of(new GridSpot(11, 1))));
        assertEquals(new GridSelection(new GridSpot(10, 1), new GridSpot(10, 1), new GridSpot(10, 1),
                List.of(GridRange.rows(3, 4), GridRange.of(new GridSpot(10, 1)))), drop.of(several));
    }

    @Test
    void whatReachesFromEndToEndGoesOnToDoSo() {
        var drop = shift(live(RowSet.empty()), live(RowSet.range(0, 3)));
        assertEquals(List.of(GridRange.columns(1, 2)), drop.of(GridSelection.of(GridRange.columns(1, 2))).ranges());
        assertEquals(List.of(GridRange.ALL), drop.of(GridSelection.at(5, 1).all()).ranges());
        assertEquals(List.of(new GridRange(2, 26, 0, 1)), drop.of(GridSelection.of(new GridRange(5, GridRange.END, 0, 1))).ranges());
    }

    @Test
    void reversedRowsAndPartsOfTheRowsAreFollowedToo() {
        var backwards = new Slice(26, 27, -1);
        var live = live(DROPPED, backwards);
        var all = CellSpace.withDroppedRows(array(DROPPED), 0, 1, Box.of(backwards, Slice.all(4)));
        // Row 26 of the live ones is physical row 29; row 17 is 20, and row 9 is 9.
        assertEquals(GridSelection.of(new GridRange(9, 20, 0, 0)), shift(live, all).of(GridSelection.of(new GridRange(9, 17, 0, 0))));
        assertEquals(GridSelection.at(17, 0), shift(all, live).of(GridSelection.at(20, 0)));

        var part = live(RowSet.empty(), new Slice(4, 6, 3));
        assertEquals(GridSelection.at(2, 0), shift(part, live(DROPPED, new Slice(4, 6, 3))).of(GridSelection.at(3, 0)), "13 is row 10 now");
    }

    @Test
    void rowsAlongTheColumnsAreFollowedToo() {
        var live = CellSpace.ofLiveRows(array(DROPPED), 1, 0, Box.of(Slice.all(27), Slice.all(4)));
        var all = CellSpace.withDroppedRows(array(DROPPED), 1, 0, Box.of(Slice.all(27), Slice.all(4)));
        assertEquals(GridSelection.of(GridRange.columns(23, 24)), shift(live, all).of(GridSelection.of(GridRange.columns(20, 21))));
    }

    @Test
    void aSelectionStaysOnItsCellsWhenOtherPartsOfTheArrayAreShown() {
        assertEquals(GridSelection.at(5, 1), shift(live(RowSet.empty()), live(RowSet.empty(), Slice.of(15, 10))).of(GridSelection.at(20, 1)));
    }

    @Test
    void whereNothingMovesNobodyIsToldAndTheDiskIsNotAsked() {
        var before = array(DROPPED);
        var after = array(DROPPED);
        before.dropsFailure = after.dropsFailure = new IllegalStateException("the disk was asked");
        var whole = Box.of(Slice.all(27), Slice.all(4));
        assertEquals(Optional.empty(), CellShift.between(CellSpace.ofLiveRows(before, 0, 1, whole), CellSpace.ofLiveRows(before, 0, 1, whole)));
        assertEquals(Optional.empty(), CellShift.between(live(RowSet.empty()), live(RowSet.empty())));
        assertEquals(Optional.empty(), CellShift.between(CellSpace.ofLiveRows(before, 0, 1, whole), CellSpace.ofLiveRows(after, 1, 0, whole)),
                "other axes show something else");
    }

    private static GridShift shift(CellSpace before, CellSpace now) {
        return CellShift.between(before, now).orElseThrow();
    }

    private static CellSpace live(RowSet dropped) {
        return live(array(dropped));
    }

    private static CellSpace live(SampleArray array) {
        return live(array, Slice.all(array.shape().rowCount()));
    }

    private static CellSpace live(RowSet dropped, Slice rows) {
        return live(array(dropped), rows);
    }

    private static CellSpace live(SampleArray array, Slice rows) {
        return CellSpace.ofLiveRows(array, 0, 1, Box.of(rows, Slice.all(4)));
    }

    private static CellSpace all(RowSet dropped) {
        return all(array(dropped));
    }

    private static CellSpace all(SampleArray array) {
        return CellSpace.withDroppedRows(array, 0, 1, Box.of(Slice.all(array.shape().rowCount()), Slice.all(4)));
    }

    private static SampleArray array(RowSet dropped) {
        return new SampleArray(DType.INT32, dropped, 30, 4);
    }
}
