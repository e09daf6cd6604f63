package numpack.engine.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.Test;

/// Which arrays are linked, and which of their rows belong together.
class LinkedArraysTest {
    private static final long MANY = 4_000_000_000L;
    private static final long MAX_AT_ONCE = 5_000_000;

    @Test
    void arraysOfEqualLogicalLengthPairByLogicalRow() {
        var array = SampleRows.of(1, 10, 3);
        var longer = SampleRows.of(2, 11, 0, 5);

        assertEquals(List.of(new LinkedArray<>(longer, Pairing.LOGICAL_ROWS)), LinkedArrays.of(array, List.of(array, longer, SampleRows.of(3, 12))));
    }

    @Test
    void arraysOfEqualPhysicalLengthPairByPhysicalRow() {
        var array = SampleRows.of(1, 10, 3);
        var other = SampleRows.of(2, 10, 4, 5);

        assertEquals(List.of(new LinkedArray<>(other, Pairing.PHYSICAL_ROWS)), LinkedArrays.of(array, List.of(array, other)));
    }

    @Test
    void equalLogicalLengthPrevailsOverEqualPhysicalLength() {
        var array = SampleRows.of(1, 10, 3);
        var other = SampleRows.of(2, 10, 4);

        assertEquals(Pairing.LOGICAL_ROWS, LinkedArrays.of(array, List.of(other)).getFirst().pairing());
    }

    @Test
    void anArrayWithoutRowsOrThatCannotBeReadIsLinkedWithNone() {
        var array = SampleRows.of(1, 10);
        var all = List.of(array, SampleRows.scalar(2), SampleRows.of(-3, 10));

        for (var each : all) {
            assertEquals(List.of(), LinkedArrays.of(each, all));
        }
    }

    @Test
    void liveRowsPairByTheirLogicalNumber() {
        var array = SampleRows.of(1, 10, 0);
        var other = new LinkedArray<>(SampleRows.of(2, 10, 9), Pairing.LOGICAL_ROWS);

        assertEquals(RowSet.of(0, 4), LinkedArrays.liveRows(array, RowSet.of(1, 5), other));
    }

    @Test
    void liveRowsOfTheSamePhysicalNumberLeaveDroppedOnesOut() {
        var array = SampleRows.of(1, 10, 0);
        var other = new LinkedArray<>(SampleRows.of(2, 10, 5, 9), Pairing.PHYSICAL_ROWS);

        assertEquals(RowSet.of(1), LinkedArrays.liveRows(array, RowSet.of(1, 5), other));
    }

    @Test
    void manyLiveRowsOfArraysWithTheSameRowsDroppedArePairedByWindows() {
        var array = SampleRows.of(1, MANY, 5, 7, MANY - 1);
        var other = new LinkedArray<>(SampleRows.of(2, MANY, 5, 7, MANY - 1), Pairing.LOGICAL_ROWS);

        assertEquals(RowSet.range(10, 20_000), LinkedArrays.liveRows(array, RowSet.range(10, 20_000), other));
        assertTrue(array.widestLook < MAX_AT_ONCE, () -> "looked at " + array.widestLook + " rows at once");
    }

    @Test
    void manyLiveRowsOfArraysWithOtherRowsDroppedPairByTheirLogicalNumber() {
        var array = SampleRows.of(1, 10_000, 0);
        var other = new LinkedArray<>(SampleRows.of(2, 10_000, 9_999), Pairing.LOGICAL_ROWS);

        assertEquals(RowSet.range(0, 5_000), LinkedArrays.liveRows(array, RowSet.range(1, 5_001), other));
    }

    @Test
    void aFewRowsAreLookedUpAndNotFoundByComparingAllDroppedRows() {
        var one = SampleRows.of(1, MANY, 5, 7, MANY - 1);
        var same = SampleRows.of(2, MANY, 5, 7, MANY - 1);

        assertEquals(RowSet.of(3), LinkedArrays.liveRows(one, RowSet.of(3), new LinkedArray<>(same, Pairing.LOGICAL_ROWS)));
        assertTrue(Math.max(one.widestLook, same.widestLook) <= 1, "ten thousand linked arrays would take minutes");
    }

    @Test
    void droppedRowsAreRestoredTogetherWhereTheyAreDroppedInBoth() {
        var array = SampleRows.of(1, 10, 3, 4);

        assertEquals(RowSet.of(4), LinkedArrays.droppedRows(array, RowSet.of(3, 4), new LinkedArray<>(SampleRows.of(2, 10, 4, 5), Pairing.LOGICAL_ROWS)));
        assertEquals(RowSet.empty(), LinkedArrays.droppedRows(array, RowSet.of(3, 4), new LinkedArray<>(SampleRows.of(3, 11, 4), Pairing.LOGICAL_ROWS)));
        assertEquals(RowSet.empty(), LinkedArrays.droppedRows(array, RowSet.empty(), new LinkedArray<>(SampleRows.of(4, 10, 4), Pairing.LOGICAL_ROWS)));
    }

    @Test
    void unevenAreThoseOfEqualPhysicalLengthWithOtherRowsDropped() {
        var array = SampleRows.of(1, 10, 3);
        var even = SampleRows.of(2, 10, 3);
        var uneven = SampleRows.of(3, 10, 4);
        var more = SampleRows.of(4, 10, 3, 4);
        var longer = SampleRows.of(5, 11, 3, 4);

        assertEquals(List.of(uneven, more), LinkedArrays.uneven(array, List.of(array, even, uneven, more, longer)).stream().map(LinkedArray::array).toList());
    }

    @Test
    void whatIsMissingIsFoundPieceByPiece() {
        var one = SampleRows.of(1, MANY, 5, 7, MANY - 1);
        var other = SampleRows.of(3, MANY, 5, 8, MANY - 1);
        var last = SampleRows.of(4, MANY, MANY - 1);

        assertEquals(Map.of(1L, RowSet.of(8), 3L, RowSet.of(7), 4L, RowSet.of(5, 7, 8)), LinkedArrays.missingDrops(List.of(one, other, last)));
        assertTrue(one.widestLook < MAX_AT_ONCE, () -> "looked at " + one.widestLook + " rows at once");
    }
}
