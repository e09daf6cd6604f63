package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import numpack.engine.Transaction;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the history says of edits of single cells, whatever was reverted, undone, redone, saved and reopened, is what the cells hold; the model
/// keeps the cells of every moment.
class RevertModelTest extends DraftFixture {
    private static final int CELLS = 6;

    private Random random;
    private final List<Entry> entries = new ArrayList<>();
    /// The cells after this many of them.
    private final List<byte[]> states = new ArrayList<>(List.of(new byte[CELLS]));
    private byte[] saved = new byte[CELLS];
    private String done = "";

    /// A line of the history.
    private sealed interface Entry {
        long id();
    }

    private record Edit(long id, int cell, int value) implements Entry {}

    private record Out(long id, Set<Long> ids) implements Entry {}

    private record Back(long id, Entry of) implements Entry {}

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 40);
    }

    @Override
    void fill(Transaction transaction) throws IOException {
        transaction.create("a", DType.UINT8, Shape.of(CELLS), new byte[] {0});
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cellsHoldWhatTheHistorySays(int seed) throws IOException {
        random = new Random(seed);
        for (int action = 0; action < 50; action++) {
            action();
            check("seed " + seed + ", after" + done);
        }
    }

    private void check(String when) throws IOException {
        var cells = read("a");
        assertEquals(entries.stream().map(Entry::id).toList(), draft.state().steps().stream().map(Step::id).toList(), when);
        var struck = new HashSet<Long>();
        draft.state().steps().subList(0, draft.state().cursor()).stream().filter(step -> draft.state().whyVoid(step).isPresent()).forEach(step -> struck.add(step.id()));
        assertEquals(idle(), struck, when);
        assertArrayEquals(states.get(draft.state().cursor()), cells, when);
        if (entries.stream().noneMatch(Back.class::isInstance)) {
            assertArrayEquals(withoutStruck(new byte[CELLS], 0, struck), cells, when + ", by the history");
        }
        assertEquals(draft.unsavedSteps().size(), draft.state().unsavedCount(), when);
        assertTrue(draft.state().unsavedCount() > 0 || Arrays.equals(saved, cells), when + ": something is unsaved, and nothing is said to be");
        assertEquals(draft.state().cursor() < entries.size(), draft.state().canRedo(), when);
        assertArrayEquals(saved, Packs.read(pack.array("a").source()), when);
    }

    /// Cells after the edits from a position to the cursor that are not struck.
    private byte[] withoutStruck(byte[] from, int position, Set<Long> struck) {
        var cells = from.clone();
        for (var entry : entries.subList(position, draft.state().cursor())) {
            if (entry instanceof Edit edit && !struck.contains(edit.id)) {
                cells[edit.cell] = (byte) edit.value;
            }
        }
        return cells;
    }

    private Set<Long> idle() {
        var out = new HashSet<Long>();
        var back = new HashSet<Long>();
        for (var entry : entries.subList(0, draft.state().cursor()).reversed()) {
            if (!out.contains(entry.id()) && !back.contains(entry.id())) {
                switch (entry) {
                    case Out taken -> out.addAll(taken.ids);
                    case Back taken -> back.add(taken.of.id());
                    case Edit _ -> { }
                }
            }
        }
        return out;
    }

    private void action() throws IOException {
        int kind = random.nextInt(100);
        if (kind < 25) {
            edit();
        } else if (kind < 45) {
            revert();
        } else if (kind < 65) {
            for (int times = random.nextInt(3); times >= 0 && draft.state().canUndo(); times--) {
                draft.undo();
                done += " undo";
            }
        } else if (kind < 80) {
            for (int times = random.nextInt(3); times >= 0 && draft.state().canRedo(); times--) {
                draft.redo();
                done += " redo";
            }
        } else if (kind < 92) {
            draft.save(Progress.NONE);
            saved = read("a");
            done += " save";
        } else {
            reopen();
            done += " reopen";
        }
    }

    private void edit() {
        int cell = random.nextInt(CELLS);
        int value = 1 + random.nextInt(100);
        done += " set(" + cell + "," + value + ")";
        int cursor = draft.state().cursor();
        int mark = draft.state().savedMark();
        var after = states.get(cursor).clone();
        after[cell] = (byte) value;
        var step = set("a", cell, value);
        note(cursor, mark, new Edit(step.id(), cell, value), after);
    }

    private void revert() throws IOException {
        var able = draft.state().steps().stream().filter(draft::canRevert).filter(Step.SetCells.class::isInstance).toList();
        if (able.isEmpty()) {
            return;
        }
        var step = able.get(random.nextInt(able.size()));
        done += " revert(" + step.id() + ")";
        int cursor = draft.state().cursor();
        int mark = draft.state().savedMark();
        var struck = idle();
        struck.add(step.id());
        var after = withoutStruck(states.get(firstFree(mark, cursor)), firstFree(mark, cursor), struck);
        assertEquals(List.of(), draft.dependants(step));
        draft.revert(step);
        assertFalse(draft.canRevert(step));
        note(cursor, mark, new Out(draft.state().steps().getLast().id(), Set.of(step.id())), after);
    }

    /// The position after which there are only edits and reverts of them.
    private int firstFree(int mark, int cursor) {
        for (int at = cursor - 1; at >= mark; at--) {
            if (entries.get(at) instanceof Back || entries.get(at) instanceof Out out
                    && entries.subList(0, mark).stream().anyMatch(entry -> out.ids.contains(entry.id()))) {
                return at + 1;
            }
        }
        return mark;
    }

    /// What was undone after the cursor is forgotten, or becomes lines of its own if it is saved.
    private void note(int cursor, int mark, Entry entry, byte[] after) {
        int position = Math.max(cursor, mark);
        entries.subList(position, entries.size()).clear();
        states.subList(position + 1, states.size()).clear();
        for (int at = mark - 1; at >= cursor; at--) {
            entries.add(new Back(draft.state().steps().get(entries.size()).id(), entries.get(at)));
            states.add(states.get(at));
        }
        entries.add(entry);
        states.add(after);
    }
}
