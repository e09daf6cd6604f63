package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.engine.Transaction;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepEffects;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

class RevertTest extends DraftFixture {
    @Override
    void fill(Transaction transaction) throws IOException {
        transaction.create("a", DType.UINT8, Shape.of(5), new byte[] {0});
    }

    @Test
    void theOtherStepsStay() throws IOException {
        set("a", 0, 1);
        var step = draft.fill("a", new Region(RowSet.range(0, 4), Box.of()), new byte[] {2});
        set("a", 1, 3);
        assertEquals(List.of(), draft.dependants(step));
        draft.revert(step);
        assertArrayEquals(new byte[] {1, 3, 0, 0, 0}, read("a"));
        assertEquals(2, draft.state().unsavedCount());
        assertTrue(draft.state().whyVoid(step).isPresent());
        assertFalse(draft.canRevert(step));
        assertThrows(IllegalArgumentException.class, () -> draft.revert(step));
    }

    @Test
    void anEditOfACellReplacesWhatIsThereWithoutTheStepsThatWereTakenOut() throws IOException {
        set("a", 2, 9);
        var block = draft.fill("a", new Region(RowSet.range(0, 4), Box.of()), new byte[] {5});
        var cell = draft.fill("a", new Region(RowSet.of(2), Box.of()), new byte[] {6});
        var next = set("a", 2, 7);
        var other = set("a", 4, 7);
        assertEquals(Map.of(), draft.replacedCells(List.of(cell, next, other)), "all replace what they have recorded");
        draft.revert(block);

        var replaced = draft.replacedCells(List.of(cell, next, other));
        assertArrayEquals(new byte[] {9}, replaced.get(cell.id()));
        assertArrayEquals(new byte[] {6}, replaced.get(next.id()));
        assertArrayEquals(new byte[] {0}, replaced.get(other.id()));

        draft.revert(cell);
        assertArrayEquals(new byte[] {9}, draft.replacedCells(List.of(next)).get(next.id()));
        draft.save(Progress.NONE);
        draft.undo();
        assertEquals(Map.of(), draft.replacedCells(draft.unsavedSteps()));
    }

    @Test
    void aSavedTakingOutThatIsUndoneCanBeSaved() throws IOException {
        draft.revert(set("a", 0, 1));
        draft.save(Progress.NONE);
        draft.undo();
        assertArrayEquals(new byte[] {1, 0, 0, 0, 0}, read("a"));
        assertEquals(1, draft.state().unsavedCount());
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {1, 0, 0, 0, 0}, Packs.read(pack.array("a").source()));
    }

    @Test
    void aTakingOutOfStepsThatAreSavedMeanwhileIsRedoneAsAnEdit() throws IOException {
        var first = set("a", 0, 1);
        var second = set("a", 1, 2);
        draft.revert(first);
        draft.undo();
        draft.save(Progress.NONE);
        draft.redo();
        assertArrayEquals(new byte[] {0, 2, 0, 0, 0}, read("a"));
        assertEquals(1, draft.state().unsavedCount());
        assertTrue(draft.state().whyVoid(first).isPresent());
        reopen();
        assertArrayEquals(new byte[] {0, 2, 0, 0, 0}, read("a"));
        assertEquals(1, draft.state().unsavedCount());
        assertTrue(draft.state().whyVoid(first).isPresent());
        draft.save(Progress.NONE);
        reopen();
        assertArrayEquals(new byte[] {0, 2, 0, 0, 0}, Packs.read(pack.array("a").source()));
        assertTrue(draft.state().whyVoid(first).isPresent());
        assertEquals(Optional.empty(), draft.state().whyVoid(second));
        draft.undo();
        assertArrayEquals(new byte[] {1, 2, 0, 0, 0}, read("a"));
        assertEquals(Optional.empty(), draft.state().whyVoid(first));
    }

    @Test
    void aTakingOutOfSavedRowsIsNotRedoneAndNeitherIsWhatCameAfterIt() throws IOException {
        var append = draft.appendBlankRows("a", 1, new byte[] {7});
        draft.revert(append);
        var after = set("a", 0, 3);
        draft.undo();
        draft.undo();
        draft.save(Progress.NONE);
        for (int look = 0; look < 2; look++) {
            assertFalse(draft.state().canRedo());
            assertEquals(Optional.of(StepEffects.Reason.REVERTED_SAVED_SINCE), draft.state().whyVoid(draft.state().steps().get(1)));
            assertEquals(Optional.of(StepEffects.Reason.AFTER_LOST_REDO), draft.state().whyVoid(after));
            assertEquals(Optional.empty(), draft.state().whyVoid(append));
            reopen();
        }
        assertArrayEquals(new byte[] {0, 0, 0, 0, 0, 7}, read("a"));
    }

    @Test
    void nothingBeforeATakingOutOfSavedStepsIsTakenOut() throws IOException {
        var saved = set("a", 0, 1);
        var unsaved = set("a", 0, 2);
        draft.revert(saved);
        draft.undo();
        draft.undo();
        draft.save(Progress.NONE);
        draft.redo();
        assertTrue(draft.canRevert(unsaved));
        draft.redo();
        assertFalse(draft.canRevert(unsaved), "what the revert leaves is known only with it");
        var later = set("a", 1, 3);
        assertTrue(draft.canRevert(later));
        draft.revert(later);
        assertArrayEquals(new byte[] {2, 0, 0, 0, 0}, read("a"));
    }

    @Test
    void aTakingOutThatAnEditAfterUndoTookBackStrikesNothing() throws IOException {
        var step = set("a", 0, 1);
        draft.revert(step);
        draft.save(Progress.NONE);
        assertTrue(draft.state().whyVoid(step).isPresent());
        draft.undo();
        set("a", 1, 2);
        assertArrayEquals(new byte[] {1, 2, 0, 0, 0}, read("a"));
        assertEquals(Optional.empty(), draft.state().whyVoid(step));
    }

    @Test
    void takingOutIsUndoneAlsoAfterSaveAndReopening() throws IOException {
        set("a", 0, 1);
        var step = draft.fill("a", new Region(RowSet.range(0, 4), Box.of()), new byte[] {2});
        set("a", 1, 3);
        draft.dropRows(Map.of("a", RowSet.of(4)));
        draft.revert(step);
        draft.save(Progress.NONE);
        reopen();
        assertArrayEquals(new byte[] {1, 3, 0, 0}, read("a"));
        draft.undo();
        assertArrayEquals(new byte[] {2, 3, 2, 2}, read("a"));
        draft.undo();
        draft.undo();
        assertArrayEquals(new byte[] {2, 2, 2, 2, 0}, read("a"));
        draft.undo();
        draft.undo();
        assertArrayEquals(new byte[5], read("a"));
    }

    @Test
    void editsOfRowsOfAnAppendGoWithIt() throws IOException {
        var append = draft.appendBlankRows("a", 2, new byte[] {7});
        var edit = set("a", 6, 8);
        var other = set("a", 0, 9);
        var second = draft.appendBlankRows("a", 1, new byte[] {5});
        var onSecond = set("a", 7, 6);
        assertEquals(List.of(edit), draft.dependants(append));
        draft.revert(append);
        assertArrayEquals(new byte[] {9, 0, 0, 0, 0, 6}, read("a"), "rows of the second append keep their edits and move up");
        assertEquals(List.of(other, second, onSecond), draft.unsavedSteps());
        reopen();
        assertArrayEquals(new byte[] {9, 0, 0, 0, 0, 6}, read("a"));
        set("a", 5, 4);
        draft.undo();
        draft.undo();
        assertArrayEquals(new byte[] {9, 0, 0, 0, 0, 7, 8, 6}, read("a"));
        draft.redo();
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {9, 0, 0, 0, 0, 6}, Packs.read(pack.array("a").source()));
        assertFalse(draft.state().canUndo(), "rows that were reverted do not come back after a save");
    }

    @Test
    void everythingOnACreatedArrayGoesWithItsCreation() throws IOException {
        var create = draft.createArray("b", DType.UINT8, Shape.of(2), new byte[] {1});
        var edit = set("b", 0, 2);
        var rename = draft.renameArray("b", "c");
        var clone = draft.cloneArray("c", "d");
        var edit2 = set("d", 1, 3);
        set("a", 0, 4);
        assertEquals(List.of(edit, rename, clone, edit2), draft.dependants(create));
        draft.revert(create);
        assertEquals(List.of("a"), draft.snapshot().arrays().stream().map(DraftArray::name).toList());
        draft.undo();
        assertEquals(3, draft.snapshot().arrays().size());
    }

    @Test
    void aStepThatNeedsTheNameDependsOnTheRename() {
        var rename = draft.renameArray("a", "b");
        var create = draft.createArray("a", DType.UINT8, Shape.of(2), new byte[] {1});
        assertEquals(List.of(create), draft.dependants(rename));
        draft.revert(create);
        assertEquals(List.of(), draft.dependants(rename));
    }

    @Test
    void oneOfManyIsTakenOutAndStepsBehindItAreUndoneAlone() throws IOException {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < 5000; i++) {
            steps.add(set("a", i % 5, 1 + i % 100));
        }
        var last = steps.getLast();
        assertEquals(100, read("a")[4]);
        draft.revert(last);
        assertEquals(95, read("a")[4]);
        draft.revert(steps.get(2));
        assertEquals(4998, draft.state().unsavedCount());
        assertFalse(draft.canRevert(last));
        for (int i = 0; i < 200; i++) {
            set("a", 0, i);
        }
        reopen();
        assertEquals(5198, draft.state().unsavedCount());
        for (int i = 199; i > 0; i--) {
            assertEquals((byte) i, read("a")[0]);
            draft.undo();
        }
        draft.undo();
        draft.undo();
        draft.undo();
        assertEquals(100, read("a")[4], "both are back");
        assertEquals(5000, draft.state().unsavedCount());
    }

    @Test
    void severalAreTakenOutOneAfterTheOther() throws IOException {
        var first = set("a", 0, 1);
        var second = set("a", 0, 2);
        var third = set("a", 0, 3);
        draft.revert(third);
        assertEquals(2, read("a")[0]);
        draft.revert(second);
        assertEquals(1, read("a")[0]);
        draft.revert(first);
        assertEquals(0, read("a")[0]);
        assertEquals(0, draft.state().unsavedCount());
        draft.save(Progress.NONE);
        for (int expected : new int[] {1, 2, 3, 2, 1, 0}) {
            draft.undo();
            assertEquals(expected, read("a")[0]);
        }
    }
}
