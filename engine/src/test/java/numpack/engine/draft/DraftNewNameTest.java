package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import numpack.engine.Transaction;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.PackException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Names that a draft gives to arrays, and that another program takes before they are saved.
class DraftNewNameTest extends DraftFixture {
    private static final byte[] OURS = {1, 2, 3};
    private static final byte[] THEIRS = {7, 8, 9};

    /// How the draft comes to an array "e".
    private enum Way {
        CREATED(ArrayExistsException.class) {
            @Override
            void edit(Draft draft) {
                draft.createArray("e", DType.UINT8, Shape.of(3), new byte[] {4});
            }
        },
        FILLED(StaleArrayException.class) {
            @Override
            void edit(Draft draft) throws IOException {
                draft.createArray("e", DType.UINT8, Shape.of(3), new byte[] {4});
                draft.setCells("e", CellEdits.of(1, 0, new byte[] {5}));
            }
        },
        CLONED(StaleArrayException.class) {
            @Override
            void edit(Draft draft) throws IOException {
                draft.cloneArray("a", "e");
            }
        },
        RENAMED(ArrayExistsException.class) {
            @Override
            void edit(Draft draft) throws IOException {
                draft.renameArray("a", "e");
            }
        };

        private final Class<? extends PackException> refusal;

        Way(Class<? extends PackException> refusal) {
            this.refusal = refusal;
        }

        abstract void edit(Draft draft) throws IOException;
    }

    @Override
    void fill(Transaction transaction) {
        transaction.save("a", Packs.source(Shape.of(3), OURS));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void bothArraysAreKeptAndTheEditsAreConflictsUntilTheNameIsFree(Way way) throws IOException {
        way.edit(draft);
        var wanted = read("e");
        var steps = draft.unsavedSteps().stream().map(Step::id).toList();
        outside(transaction -> transaction.save("e", Packs.source(Shape.of(3), THEIRS)));

        assertThrows(way.refusal, () -> draft.save(Progress.NONE));
        assertArrayEquals(wanted, read("e"), "nothing of the draft is lost");
        assertEquals(steps, draft.unsavedSteps().stream().map(Step::id).toList());

        draft.reload();
        assertEquals(steps, draft.state().conflicts().stream().map(conflict -> conflict.step().id()).toList());
        assertEquals(Conflict.Reason.NAME_TAKEN, draft.state().conflicts().getFirst().reason());
        assertArrayEquals(THEIRS, read("e"));
        assertArrayEquals(OURS, read("a"));
        draft.save(Progress.NONE);
        assertArrayEquals(THEIRS, Packs.read(pack.array("e").source()));

        reopen();
        assertEquals(steps, draft.state().conflicts().stream().map(conflict -> conflict.step().id()).toList());
        outside(transaction -> transaction.rename("e", "theirs"));
        draft.reload();
        assertEquals(List.of(), draft.state().conflicts());
        assertArrayEquals(wanted, read("e"));
        draft.save(Progress.NONE);
        assertArrayEquals(wanted, Packs.read(pack.array("e").source()));
        assertArrayEquals(THEIRS, Packs.read(pack.array("theirs").source()));
    }

    @Test
    void anArrayMayChangeTheCaseOfItsName() throws IOException {
        draft.renameArray("a", "A");
        draft.save(Progress.NONE);
        reopen();
        assertArrayEquals(OURS, read("A"));
        draft.renameArray("A", "b");
        draft.createArray("a", DType.UINT8, Shape.of(1), new byte[] {6});
        draft.createArray("B", DType.UINT8, Shape.of(1), new byte[1]);
        assertThrows(ArrayExistsException.class, () -> draft.save(Progress.NONE), "some disks cannot tell it from b");
        draft.undo();
        draft.save(Progress.NONE);
        assertTrue(pack.find("a").isPresent() && pack.find("b").isPresent());
    }
}
