package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.engine.Transaction;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

/// What a holder of row numbers asks when the array moves on.
class DraftRowNumbersTest extends DraftFixture {
    @Override
    void fill(Transaction transaction) throws IOException {
        transaction.create("labels", DType.UINT8, Shape.of(10), new byte[] {1});
    }

    @Test
    void editsDropsAndASaveKeepNumbers() throws IOException {
        var before = array("labels");
        set("labels", 3, 7);
        draft.dropRows(Map.of("labels", RowSet.of(4)));
        draft.appendBlankRows("labels", 2, new byte[1]);
        assertTrue(array("labels").keepsNumbers(before));
        draft.save(Progress.NONE);
        assertTrue(array("labels").keepsNumbers(before));
    }

    @Test
    void aCompactionChangesNumbers() throws IOException {
        var before = array("labels");
        draft.dropRows(Map.of("labels", RowSet.of(4)));
        draft.saveAndCompact(draft.planCompaction(List.of("labels")), Progress.NONE);
        assertFalse(array("labels").keepsNumbers(before));
    }

    @Test
    void rowsThatComeInPlaceOfOthersAreNotTheSameAlthoughNumbersAreKept() throws IOException {
        draft.appendBlankRows("labels", 2, new byte[1]);
        var before = array("labels");
        draft.undo();
        draft.appendBlankRows("labels", 2, new byte[1]);
        assertTrue(array("labels").keepsNumbers(before));
        assertEquals(Optional.of(RowSet.of(9)), array("labels").rowsNow(before, RowSet.of(9, 10, 11)));
    }

    @Test
    void revertingAnAppendBeforeAnotherChangesNumbers() throws IOException {
        var first = draft.appendBlankRows("labels", 2, new byte[1]);
        draft.appendBlankRows("labels", 2, new byte[1]);
        var before = array("labels");
        draft.revert(first);
        assertFalse(array("labels").keepsNumbers(before));
    }

    @Test
    void editedRowsAreThoseOfUnsavedEditsAndAppends() throws IOException {
        set("labels", 3, 7);
        draft.appendBlankRows("labels", 2, new byte[1]);
        assertEquals(RowSet.of(3, 10, 11), array("labels").editedRows());
        draft.save(Progress.NONE);
        assertEquals(RowSet.empty(), array("labels").editedRows());
    }
}
