package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import numpack.engine.Transaction;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

/// What becomes of an unsaved step that does not fit what another program has written: it waits, and nothing but a discard ends it.
class ConflictTest extends DraftFixture {
    private static final byte[] WHOLE = {10, 11, 12, 13, 14, 15};

    @Override
    void fill(Transaction transaction) throws IOException {
        transaction.save("a", Packs.source(Shape.of(6), WHOLE));
        transaction.save("b", Packs.source(Shape.of(2), new byte[] {20, 21}));
    }

    private void write(long row, int value) throws IOException {
        outside(transaction -> transaction.write("a", cell(row, value)));
    }

    private Path dataFile() {
        return folder.resolve("pack").resolve("data_a.npkd");
    }

    private void truncate() throws IOException {
        Files.write(dataFile(), Arrays.copyOf(WHOLE, 3));
    }

    private List<Long> conflicting() {
        return draft.state().conflicts().stream().map(conflict -> conflict.step().id()).toList();
    }

    private void assertApplied(int row, int value, Step step) throws IOException {
        assertEquals(List.of(), draft.state().conflicts());
        assertEquals(List.of(step.id()), draft.unsavedSteps().stream().map(Step::id).toList());
        var expected = WHOLE.clone();
        expected[row] = (byte) value;
        assertArrayEquals(expected, read("a"));
        draft.undo();
        assertArrayEquals(WHOLE, read("a"));
        assertEquals(0, draft.state().unsavedCount());
    }

    @Test
    void aStepOnATruncatedArrayIsAppliedAgainWhenTheFileIsWholeAtAReload() throws IOException {
        var step = set("a", 4, 94);
        truncate();
        draft.reload();
        assertEquals(List.of(step.id()), conflicting());
        assertEquals(0, draft.state().unsavedCount());
        Files.write(dataFile(), WHOLE);
        draft.reload();
        assertApplied(4, 94, step);
    }

    @Test
    void aStepOnATruncatedArrayIsAppliedAgainWhenTheFileIsWholeAtAnOpening() throws IOException {
        var step = set("a", 4, 94);
        truncate();
        draft.reload();
        Files.write(dataFile(), WHOLE);
        reopen();
        assertApplied(4, 94, step);
    }

    @Test
    void aConflictStaysOneOverReopeningAndReloading() throws IOException {
        var step = set("a", 4, 94);
        truncate();
        draft.reload();
        for (int i = 0; i < 2; i++) {
            reopen();
            assertEquals(List.of(step.id()), conflicting());
            assertEquals(Conflict.Reason.ARRAY_GONE, draft.state().conflicts().getFirst().reason());
            draft.reload();
            assertEquals(List.of(step.id()), conflicting());
        }
        assertEquals(List.of(), draft.state().steps());
        long bytes = draft.state().historyBytes();
        reopen();
        assertEquals(bytes, draft.state().historyBytes(), "looking at it again is no news");
        Files.write(dataFile(), WHOLE);
        reopen();
        assertApplied(4, 94, step);
    }

    @Test
    void otherValuesAreAConflictUntilTheOldOnesAreBack() throws IOException {
        var first = set("a", 2, 92);
        var second = set("a", 2, 93);
        write(2, 55);
        draft.reload();
        reopen();
        assertEquals(List.of(first.id(), second.id()), conflicting());
        assertArrayEquals(new byte[] {10, 11, 55, 13, 14, 15}, read("a"));
        write(2, 12);
        reopen();
        assertEquals(List.of(), conflicting());
        assertEquals(2, draft.state().unsavedCount());
        assertArrayEquals(new byte[] {10, 11, 93, 13, 14, 15}, read("a"));
        draft.undo();
        assertEquals(92, read("a")[2]);
        draft.save(Progress.NONE);
        assertEquals(92, Packs.read(pack.array("a").source())[2]);
    }

    @Test
    void aSaveTakesNoConflictAlongAndEndsNone() throws IOException {
        var lost = set("a", 2, 92);
        write(2, 55);
        draft.reload();
        set("a", 3, 93);
        draft.undo();
        set("b", 0, 94);
        draft.save(Progress.NONE);
        assertEquals(1, draft.state().savedMark());
        assertEquals(List.of(lost.id()), conflicting());
        draft.clearHistory();
        assertEquals(List.of(lost.id()), conflicting());
        reopen();
        assertEquals(List.of(lost.id()), conflicting());
        write(2, 12);
        draft.reload();
        assertEquals(List.of(lost.id()), draft.unsavedSteps().stream().map(Step::id).toList());
        assertEquals(92, read("a")[2]);
    }

    @Test
    void laterEditsAreStrongerThanAConflict() throws IOException {
        var lost = set("a", 2, 92);
        write(2, 55);
        draft.reload();
        set("a", 2, 56);
        reopen();
        assertEquals(List.of(lost.id()), conflicting());
        assertEquals(56, read("a")[2]);
        assertEquals(1, draft.state().unsavedCount());
    }

    @Test
    void anotherShapeIsAConflictUntilTheArrayIsBack() throws IOException {
        var cell = set("a", 5, 95);
        var drop = draft.dropRows(Map.of("a", RowSet.of(1)));
        var append = draft.appendBlankRows("a", 1, new byte[] {70});
        outside(transaction -> transaction.save("a", Packs.source(DType.INT16, Shape.of(4), new byte[8])));
        reopen();
        reopen();
        assertEquals(List.of(cell.id(), drop.id(), append.id()), conflicting());
        assertTrue(draft.state().conflicts().stream().allMatch(conflict -> conflict.reason() == Conflict.Reason.OTHER_SHAPE));
        outside(transaction -> transaction.save("a", Packs.source(Shape.of(6), WHOLE)));
        draft.reload();
        assertEquals(List.of(), conflicting());
        assertArrayEquals(new byte[] {10, 12, 13, 14, 95, 70}, read("a"));
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {10, 12, 13, 14, 95, 70}, Packs.read(pack.array("a").source()));
    }

    @Test
    void whatIsDiscardedIsGoneForGood() throws IOException {
        var step = set("a", 4, 94);
        truncate();
        draft.reload();
        assertTrue(draft.state().whyVoid(step).isPresent());
        draft.discardConflict(step);
        Files.write(dataFile(), WHOLE);
        reopen();
        assertEquals(List.of(), draft.state().conflicts());
        assertArrayEquals(WHOLE, read("a"));
        assertEquals(List.of(), draft.state().steps());
    }

    @Test
    void aWaitingConflictIsUnsavedWork() throws IOException {
        set("a", 4, 94);
        truncate();
        draft.reload();
        close();
        var found = WaitingWork.in(folder.resolve("logs")).unsaved();
        assertEquals(1, found.size());
        assertEquals(1, found.getFirst().stepCount());
        assertFalse(found.getFirst().pack().toString().isEmpty());
    }
}
