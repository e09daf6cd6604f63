package numpack.app.session.pack.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import numpack.app.session.space.SampleArray;
import numpack.app.task.DirectThreads;
import numpack.app.task.TaskRunner;
import numpack.engine.dtype.DType;
import numpack.engine.error.PackClosedException;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.Test;

/// Arrays of many rows whose dropped rows are compared.
class SiblingsTest {
    private static final long ROWS = 4_000_000_000L;
    private static final long MAX_AT_ONCE = 5_000_000;

    private final SampleArray one = array(1, RowSet.of(5, 7, ROWS - 1));
    private final SampleArray same = array(2, RowSet.of(5, 7, ROWS - 1));
    private final SampleArray other = array(3, RowSet.of(5, 8, ROWS - 1));

    @Test
    void droppedRowsAreComparedPieceByPiece() {
        assertTrue(Siblings.haveSameDrops(one, same));
        assertFalse(Siblings.haveSameDrops(one, other));
        assertTrue(one.widestLook < MAX_AT_ONCE, () -> "looked at " + one.widestLook + " rows at once");
    }

    @Test
    void whatIsMissingIsFoundPieceByPiece() {
        var last = array(4, RowSet.of(ROWS - 1));

        assertEquals(Map.of(1L, RowSet.of(8), 3L, RowSet.of(7), 4L, RowSet.of(5, 7, 8)), Siblings.missingDrops(List.of(one, other, last)));
        assertTrue(one.widestLook < MAX_AT_ONCE, () -> "looked at " + one.widestLook + " rows at once");
    }

    @Test
    void manyArraysOfWhichEachHasOtherRowsDroppedAreNotComparedWithEachOther() {
        var arrays = new ArrayList<SampleArray>();
        for (int id = 0; id < 3_000; id++) {
            arrays.add(new SampleArray(DType.UINT8, RowSet.of(id), 10_000).id(id));
        }
        var uneven = new UnevenArrays(new TaskRunner(new DirectThreads(), failure -> {
            throw new AssertionError(failure);
        }), failure -> { });

        uneven.follow(List.copyOf(arrays));

        assertEquals(3_000, uneven.idsProperty().get().size());
        assertTrue(arrays.stream().allMatch(array -> array.looks <= 10), () -> "looked " + arrays.getFirst().looks + " times at one of them");
    }

    @Test
    void aFewRowsAreLookedUpAndNotFoundByComparingAllDroppedRows() {
        var found = Siblings.liveRows(one, RowSet.of(3), new Siblings.Sibling(same, Siblings.Kind.SAME_LENGTH));

        assertEquals(RowSet.of(3), found);
        assertEquals(RowSet.of(5), Siblings.droppedRows(one, RowSet.of(5, 7), new Siblings.Sibling(array(5, RowSet.of(5)), Siblings.Kind.SAME_ROWS)));
        assertTrue(Math.max(one.widestLook, same.widestLook) <= 1, "ten thousand linked arrays would take minutes");
    }

    @Test
    void aFailedComparisonIsToldOnceUntilOneSucceeds() {
        var failures = new ArrayList<Throwable>();
        var uneven = new UnevenArrays(new TaskRunner(new DirectThreads(), failures::add), failures::add);
        var broken = new UncheckedIOException(new IOException("disk"));

        one.dropsFailure = broken;
        uneven.follow(List.of(one, same, other));
        uneven.follow(List.of(one, same, other));
        assertEquals(List.of(broken), failures);

        one.dropsFailure = null;
        uneven.follow(List.of(one, same, other));
        assertEquals(Set.of(3L), uneven.idsProperty().get());
        one.dropsFailure = broken;
        uneven.follow(List.of(one, other));
        assertEquals(List.of(broken, broken), failures);
    }

    @Test
    void aStateThatWasLeftBehindIsNoFailure() {
        var failures = new ArrayList<Throwable>();
        var uneven = new UnevenArrays(new TaskRunner(new DirectThreads(), failures::add), failures::add);

        one.dropsFailure = new PackClosedException(Path.of("demo.npk"));
        uneven.follow(List.of(one, same));

        assertEquals(List.of(), failures);
    }

    private static SampleArray array(long id, RowSet dropped) {
        return new SampleArray(DType.UINT8, dropped, ROWS).id(id);
    }
}
