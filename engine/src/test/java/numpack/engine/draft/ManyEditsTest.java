package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import numpack.engine.Transaction;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

/// Edits of single cells, each a step of its own, one after the other for a day.
class ManyEditsTest extends DraftFixture {
    private static final int ROWS = 200_000;

    @Override
    void fill(Transaction transaction) throws IOException {
        transaction.create("a", DType.UINT8, Shape.of(ROWS), new byte[1]);
    }

    @Test
    void aHundredThousandNeedLittleMemory() throws IOException, InterruptedException {
        close();
        assertEquals(0, ManyEditsChild.run(folder.resolve("pack"), folder.resolve("logs"), 100_000, 20));
        reopen();
        assertEquals(100_000, draft.state().unsavedCount());
        assertEquals(100_000, draft.unsavedSteps().size());
    }

    @Test
    void eachIsReadAgainAndUndone() throws IOException {
        var random = new Random(2);
        var rows = new int[5_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(ROWS);
            set("a", rows[i], 1 + i % 100);
        }
        var steps = draft.state().steps();
        for (int i = 0; i < rows.length; i += 97) {
            var step = (Step.SetCells) steps.get(i);
            assertEquals(rows[i], step.places().row(0));
            assertEquals(List.of((byte) (1 + i % 100)), List.of(step.newBytes().read(0, 1)[0]));
        }
        for (int i = rows.length - 1; i >= rows.length - 300; i--) {
            draft.undo();
            assertEquals(((Step.SetCells) steps.get(i)).oldBytes().read(0, 1)[0], read("a")[rows[i]]);
        }
        set("a", 0, 7);
        assertEquals(rows.length - 299, draft.state().steps().size());
        assertEquals(rows.length, steps.size(), "what was there at that moment");
        assertEquals(rows[rows.length - 1], ((Step.SetCells) steps.getLast()).places().row(0));
    }

    @Test
    void stepsThatWereReadBeforeTheHistoryIsClearedKeepTheirNumbers() throws IOException {
        var first = set("a", 1, 1);
        draft.save(Progress.NONE);
        draft.clearHistory();
        var second = set("a", 2, 2);
        assertTrue(second.id() > first.id());
        assertEquals(List.of(second), draft.state().steps());
        assertFalse(draft.canRevert(first));
    }
}
