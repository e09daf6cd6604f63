package numpack.engine.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// Arrays that stand out by other rows dropped.
class UnevenDropsTest {
    @Test
    void whereMostAgreeTheOthersStandOut() {
        assertEquals(Set.of(3L), standOut(SampleRows.of(1, 10, 5), SampleRows.of(2, 10, 5), SampleRows.of(3, 10, 6)));
    }

    @Test
    void whereNoneAgreeAllStandOut() {
        assertEquals(Set.of(1L, 2L), standOut(SampleRows.of(1, 10, 5), SampleRows.of(2, 10)));
    }

    @Test
    void arraysOfOtherLengthAreNotCompared() {
        assertEquals(Set.of(), standOut(SampleRows.of(1, 10, 5), SampleRows.of(2, 11), SampleRows.scalar(3), SampleRows.of(-4, 10)));
    }

    @Test
    void arraysWithoutDroppedRowsAreNotLookedAt() {
        assertEquals(List.of(), UnevenDrops.groups(List.of(SampleRows.of(1, 10), SampleRows.of(2, 10))));
    }

    @Test
    void manyArraysOfWhichEachHasOtherRowsDroppedAreNotComparedWithEachOther() {
        var arrays = new ArrayList<SampleRows>();
        for (int id = 0; id < 3_000; id++) {
            arrays.add(SampleRows.of(id, 10_000, id));
        }

        assertEquals(3_000, UnevenDrops.standOut(UnevenDrops.groups(arrays), () -> { }).size());
        assertTrue(arrays.stream().allMatch(array -> array.looks <= 10), () -> "looked " + arrays.getFirst().looks + " times at one of them");
    }

    @Test
    void theSearchIsCancelledBetweenArrays() {
        var groups = UnevenDrops.groups(List.of(SampleRows.of(1, 10, 5), SampleRows.of(2, 10)));

        assertThrows(CancellationException.class, () -> UnevenDrops.standOut(groups, () -> {
            throw new CancellationException();
        }));
    }

    private static Set<Long> standOut(SampleRows... arrays) {
        return UnevenDrops.standOut(UnevenDrops.groups(List.of(arrays)), () -> { });
    }
}
