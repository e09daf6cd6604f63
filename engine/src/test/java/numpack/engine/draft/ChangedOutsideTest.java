package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.Transaction;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Conflict;
import numpack.engine.dtype.DType;
import numpack.engine.error.StaleArrayException;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;

/// Another program changes the pack while steps wait to be saved.
class ChangedOutsideTest extends DraftFixture {
    @Override
    void fill(Transaction transaction) throws IOException {
        transaction.save("a", Packs.source(Shape.of(6), new byte[] {10, 11, 12, 13, 14, 15}));
        transaction.save("b", Packs.source(Shape.of(2), new byte[] {20, 21}));
    }

    @Test
    void ofTwoWhoseLogsLieApartTheSecondToSaveIsToldAndLosesNothing() throws IOException {
        try (var otherPack = Pack.open(folder.resolve("pack"), PackOptions.standard());
                var other = Draft.open(otherPack, folder.resolve("logs of somebody else"))) {
            set("a", 1, 91);
            var lost = set("a", 2, 92);
            other.setCells("a", CellEdits.of(2, 0, new byte[] {82}));
            other.setCells("a", CellEdits.of(3, 0, new byte[] {83}));
            other.save(Progress.NONE);

            var refused = assertThrows(StaleArrayException.class, () -> draft.save(Progress.NONE));
            assertEquals("a", refused.array());
            assertEquals(2, draft.state().unsavedCount());
            reopen();
            assertEquals(List.of(lost.id()), draft.state().conflicts().stream().map(conflict -> conflict.step().id()).toList());
            assertArrayEquals(new byte[] {10, 91, 82, 83, 14, 15}, read("a"));
            draft.save(Progress.NONE);
            assertEquals(1, draft.state().conflicts().size());

            assertTrue(otherPack.hasChangedOutside());
            other.reload();
            assertArrayEquals(new byte[] {10, 91, 82, 83, 14, 15}, Packs.read(other.snapshot().find("a").orElseThrow().source()));
        }
    }

    @Test
    void stepsWhoseOldValuesAreThereAreAppliedAndTheOthersAreConflicts() throws IOException {
        set("a", 1, 91);
        var lost = set("a", 2, 92);
        var onLost = set("a", 2, 93);
        set("b", 0, 94);
        outside(transaction -> transaction.write("a", cell(2, 55)));
        assertThrows(StaleArrayException.class, () -> draft.save(Progress.NONE));
        assertEquals(List.of(), draft.state().conflicts(), "nobody has asked to read the pack again");
        draft.reload();
        assertArrayEquals(new byte[] {10, 91, 55, 13, 14, 15}, read("a"));
        assertEquals(94, read("b")[0]);
        assertEquals(List.of(lost, onLost), draft.state().conflicts().stream().map(Conflict::step).toList());
        var conflict = draft.state().conflicts().getFirst();
        assertEquals(Conflict.Reason.OTHER_VALUES, conflict.reason());
        assertEquals(2, conflict.cells().getFirst().row());
        assertArrayEquals(new byte[] {12}, conflict.cells().getFirst().was());
        assertArrayEquals(new byte[] {55}, conflict.cells().getFirst().is());
        assertArrayEquals(new byte[] {92}, conflict.cells().getFirst().yours());
        assertTrue(draft.state().whyVoid(lost).isPresent());
        assertEquals(2, draft.state().unsavedCount());
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {10, 91, 55, 13, 14, 15}, Packs.read(pack.array("a").source()));
        assertEquals(List.of(lost, onLost), draft.state().conflicts().stream().map(Conflict::step).toList());
        draft.discardConflict(onLost);
        draft.discardConflict(lost);
        assertEquals(List.of(), draft.state().conflicts());
    }

    @Test
    void aChangeWhileThePackWasClosedIsFoundAtOpening() throws IOException {
        set("a", 1, 91);
        set("a", 2, 92);
        close();
        outside(transaction -> transaction.write("a", cell(2, 55)));
        pack = Pack.open(folder.resolve("pack"), PackOptions.standard());
        draft = Draft.open(pack, folder.resolve("logs"));
        assertEquals(1, draft.state().conflicts().size());
        assertArrayEquals(new byte[] {10, 91, 55, 13, 14, 15}, read("a"));
        draft.close();
        draft = Draft.open(pack, folder.resolve("logs"));
        assertArrayEquals(new byte[] {10, 91, 55, 13, 14, 15}, read("a"));
        assertEquals(1, draft.state().unsavedCount());
    }

    @Test
    void appendedRowsMoveBehindRowsThatWereAppendedOutside() throws IOException {
        draft.appendBlankRows("a", 1, new byte[] {70});
        set("a", 6, 71);
        outside(transaction -> transaction.append("a", Packs.source(Shape.of(2), new byte[] {16, 17})));
        draft.reload();
        assertEquals(List.of(), draft.state().conflicts());
        assertArrayEquals(new byte[] {10, 11, 12, 13, 14, 15, 16, 17, 71}, read("a"));
        draft.save(Progress.NONE);
        draft.undo();
        assertEquals(70, read("a")[8]);
    }

    @Test
    void nothingIsAppliedWhereRowsAreGone() throws IOException {
        set("a", 4, 91);
        draft.dropRows(Map.of("a", RowSet.of(0)));
        outside(transaction -> transaction.save("a", Packs.source(Shape.of(5), new byte[] {11, 12, 13, 14, 14})));
        draft.reload();
        assertEquals(List.of(Conflict.Reason.ROWS_GONE, Conflict.Reason.ROWS_GONE),
                draft.state().conflicts().stream().map(Conflict::reason).toList());
        assertArrayEquals(new byte[] {11, 12, 13, 14, 14}, read("a"));
    }

    @Test
    void aDropDoesNotHitOtherRows() throws IOException {
        draft.dropRows(Map.of("a", RowSet.of(0, 1)));
        outside(transaction -> transaction.save("a", Packs.source(Shape.of(6), new byte[] {15, 14, 13, 12, 11, 10})));
        draft.reload();
        assertEquals(1, draft.state().conflicts().size());
        assertEquals(6, read("a").length);
    }

    @Test
    void stepsOnAVanishedArrayAreConflicts() throws IOException {
        set("a", 1, 91);
        set("b", 1, 92);
        outside(transaction -> transaction.remove("a"));
        draft.reload();
        assertEquals(Conflict.Reason.ARRAY_GONE, draft.state().conflicts().getFirst().reason());
        assertEquals(92, read("b")[1]);
        draft.save(Progress.NONE);
        assertEquals(92, Packs.read(pack.array("b").source())[1]);
    }

    @Test
    void anotherDtypeIsAConflict() throws IOException {
        set("a", 1, 91);
        outside(transaction -> transaction.save("a", Packs.source(DType.INT16, Shape.of(6), new byte[12])));
        draft.reload();
        assertEquals(Conflict.Reason.OTHER_SHAPE, draft.state().conflicts().getFirst().reason());
    }

    @Test
    void savedStepsOfAChangedArrayAreVoid() throws IOException {
        var step = set("a", 1, 91);
        set("b", 1, 92);
        draft.save(Progress.NONE);
        outside(transaction -> transaction.write("a", cell(5, 55)));
        draft.reload();
        assertTrue(draft.state().whyVoid(step).isPresent());
        draft.undo();
        assertEquals(21, read("b")[1]);
        assertEquals(false, draft.state().canUndo());
        assertEquals(91, read("a")[1]);
    }
}
