package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import numpack.engine.Transaction;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

class DraftStateTest extends DraftFixture {
    private static final int EDITS = 300;

    @Override
    void fill(Transaction transaction) throws IOException {
        transaction.create("labels", DType.UINT8, Shape.of(10), new byte[] {1});
    }

    /// Each edit appends one row, so a state of one moment has as many rows more as steps are done.
    private static void assertIsOfOneMoment(DraftState state) {
        var array = state.snapshot().find("labels").orElseThrow();
        assertEquals(10 + state.cursor(), array.shape().rowCount());
        assertEquals(Math.abs(state.cursor() - state.savedMark()), state.unsavedCount());
        assertEquals(state.cursor() > 0, state.canUndo());
        assertEquals(state.cursor() < state.steps().size(), state.canRedo());
        state.nextUndo().map(Step::id).ifPresent(id -> assertEquals(state.steps().id(state.cursor() - 1), id));
        state.nextRedo().map(Step::id).ifPresent(id -> assertEquals(state.steps().id(state.cursor()), id));
    }

    @Test
    void isNeverAMixtureOfTwoMoments() throws Exception {
        var editing = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < EDITS; i++) {
                draft.appendBlankRows("labels", 1, new byte[] {2});
                if (i % 3 == 2) {
                    draft.undo();
                }
            }
        });
        long revision = -1;
        while (!editing.isDone()) {
            var state = draft.state();
            assertIsOfOneMoment(state);
            assertTrue(state.revision() >= revision);
            revision = state.revision();
        }
        editing.get();
        assertIsOfOneMoment(draft.state());
    }

    @Test
    void staysAsItWas() throws IOException {
        draft.appendBlankRows("labels", 1, new byte[] {2});
        var before = draft.state();
        draft.appendBlankRows("labels", 1, new byte[] {3});
        draft.save(Progress.NONE);
        draft.undo();

        assertIsOfOneMoment(before);
        assertEquals(1, before.cursor());
        assertEquals(1, before.steps().size());
        assertEquals(0, before.savedMark());
        assertFalse(before.canRedo());
        assertTrue(draft.state().canRedo());
    }

    @Test
    void goesToAnyStepAndStopsWhereThereIsNothingLeft() {
        for (int i = 0; i < 5; i++) {
            draft.appendBlankRows("labels", 1, new byte[] {2});
        }
        draft.goTo(2);
        assertEquals(2, draft.state().cursor());
        assertIsOfOneMoment(draft.state());
        draft.goTo(4);
        assertEquals(4, draft.state().cursor());
        draft.goTo(0);
        assertEquals(0, draft.state().cursor());
        draft.goTo(9);
        assertEquals(5, draft.state().cursor());
        assertIsOfOneMoment(draft.state());
    }

    @Test
    void aReaderNeedNotWaitForAChangeThatIsUnderWay() throws Exception {
        var seen = draft.snapshot().find("labels").orElseThrow();
        Progress cancelled = new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        draft.group(() -> {
            draft.appendBlankRows("labels", 1, new byte[] {2});
            var reader = CompletableFuture.runAsync(() -> assertThrows(CancellationException.class, () -> draft.again(seen, cancelled)));
            reader.join();
        });
        assertEquals(11, draft.again(seen, cancelled).shape().rowCount());
    }
}
