package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Region;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random edits, undos, redos, saves and reopenings of a draft, each compared with a naive model that keeps a copy of the whole pack for
/// every position of the cursor.
class DraftModelTest {
    @TempDir
    Path folder;

    private Random random;
    private Pack pack;
    private Draft draft;
    private final List<ModelDraft> states = new ArrayList<>();
    private String done = "";

    static IntStream seeds() {
        return IntStream.rangeClosed(1, Integer.getInteger("draft.seeds", 60));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anySequenceOfActionsEqualsTheModel(int seed) throws IOException {
        random = new Random(seed);
        var start = new ModelDraft();
        start.arrays.put("a", array(1, 12));
        start.arrays.put("b", array(6, 7));
        start.arrays.put("c", array(4, 0));
        start.arrays.get("a").live.set(3, false);
        start.arrays.get("b").live.set(6, false);
        pack = Packs.create(folder.resolve("pack"), start);
        draft = Draft.open(pack, folder.resolve("logs"));
        states.add(start);
        for (int action = 0; action < 60; action++) {
            int before = done.length();
            action();
            check("seed " + seed + ", after" + done, done.substring(before));
        }
        while (draft.state().canUndo()) {
            draft.undo();
            done += " undo";
        }
        check("seed " + seed + ", after" + done, "undo to the start");
        draft.close();
        pack.close();
    }

    private void check(String when, String last) throws IOException {
        assertEquals(states.size() - 1, draft.state().steps().size(), when);
        Packs.assertSame(now(), draft.snapshot(), when);
        for (var array : draft.snapshot().arrays()) {
            var touching = draft.unsavedSteps().stream().filter(step -> step.touches(Set.of(array.id()))).count();
            assertEquals(touching, array.unsavedEdits(), () -> when + ", edits of " + array.name());
        }
        if (last.contains("save")) {
            try (var fresh = Pack.open(folder.resolve("pack"), PackOptions.readOnly())) {
                for (var entry : now().arrays.entrySet()) {
                    assertArrayEquals(entry.getValue().logical(),
                            Packs.read(fresh.array(entry.getKey()).source()), when + ", on disk " + entry.getKey());
                }
                assertEquals(now().arrays.size(), fresh.arrays().size(), when);
            }
        }
    }

    private ModelDraft now() {
        return states.get(draft.state().cursor());
    }

    private void action() throws IOException {
        int kind = random.nextInt(100);
        if (kind < 12) {
            if (draft.state().canUndo()) {
                draft.undo();
                done += " undo";
            }
        } else if (kind < 20) {
            if (draft.state().canRedo()) {
                draft.redo();
                done += " redo";
            }
        } else if (kind < 27) {
            done += " save";
            draft.save(Progress.NONE);
        } else if (kind < 32) {
            done += " reopen";
            draft.close();
            pack.close();
            pack = Pack.open(folder.resolve("pack"), PackOptions.standard());
            draft = Draft.open(pack, folder.resolve("logs"));
        } else if (kind < 34) {
            done += " discard";
            draft.discard();
        } else if (kind < 36) {
            done += " clear";
            int forgotten = Math.min(draft.state().cursor(), draft.state().savedMark());
            draft.clearHistory();
            states.subList(0, forgotten).clear();
        } else if (kind < 39) {
            revertLast();
        } else {
            edit();
        }
    }

    /// Without the last step everything is as before it.
    private void revertLast() {
        int cursor = draft.state().cursor();
        if (cursor > 0 && draft.canRevert(draft.state().steps().get(cursor - 1))) {
            done += " revert";
            var before = states.get(cursor - 1).copy();
            int mark = draft.state().savedMark();
            draft.revert(draft.state().steps().get(cursor - 1));
            note(cursor, mark, before);
        }
    }

    /// Several actions as one step.
    private void group(String name, ModelDraft after) {
        done += " group(" + name + ")";
        var other = freeName(after);
        draft.group(() -> {
            var array = after.arrays.get(name);
            if (!array.rows.isEmpty()) {
                setCells(name, array);
                fill(name, array);
            }
            draft.renameArray(name, other);
            after.arrays.put(other, after.arrays.remove(name));
            draft.appendBlankRows(other, 1, new byte[] {3});
            var row = new byte[array.rowElements];
            Arrays.fill(row, (byte) 3);
            array.add(row);
            draft.cloneArray(other, name);
            after.arrays.put(name, array.logicalCopy());
        });
    }

    private void edit() throws IOException {
        var names = draft.snapshot().arrays().stream().map(DraftArray::name).toList();
        if (names.isEmpty()) {
            return;
        }
        var name = names.get(random.nextInt(names.size()));
        var after = now().copy();
        var array = after.arrays.get(name);
        int cursor = draft.state().cursor();
        int mark = draft.state().savedMark();
        switch (random.nextInt(after.arrays.size() > 6 ? 8 : 13)) {
            case 0, 1 -> {
                if (!array.rows.isEmpty()) {
                    setCells(name, array);
                }
            }
            case 2, 3 -> {
                if (!array.rows.isEmpty()) {
                    fill(name, array);
                }
            }
            case 4 -> {
                if (!array.rows.isEmpty()) {
                    write(name, array);
                }
            }
            case 5 -> drop(after);
            case 6 -> restore(name, array);
            case 7 -> append(name, array);
            case 8 -> create(after);
            case 9 -> {
                var other = freeName(after);
                done += " rename(" + name + "," + other + ")";
                draft.renameArray(name, other);
                after.arrays.put(other, after.arrays.remove(name));
            }
            case 10 -> {
                var other = freeName(after);
                done += " clone(" + name + "," + other + ")";
                draft.cloneArray(name, other);
                after.arrays.put(other, array.logicalCopy());
            }
            case 11 -> group(name, after);
            default -> {
                done += " remove(" + name + ")";
                draft.removeArray(name);
                after.arrays.remove(name);
            }
        }
        note(cursor, mark, after);
    }

    /// Brings the list of states to what the draft's list of steps has become.
    private void note(int cursor, int mark, ModelDraft after) {
        if (draft.state().cursor() == cursor && states.size() - 1 == draft.state().steps().size() && cursor == draft.state().steps().size() || draft.state().cursor() == cursor) {
            return;
        }
        var kept = new ArrayList<>(states.subList(0, Math.max(cursor, mark) + 1));
        for (int at = mark - 1; at >= cursor; at--) {
            kept.add(states.get(at));
        }
        kept.add(after);
        states.clear();
        states.addAll(kept);
    }

    private void setCells(String name, ModelDraft.ModelArray array) {
        var edits = CellEdits.ofItemSize(1);
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int row = random.nextInt(array.rows.size());
            int offset = random.nextInt(array.rowElements);
            byte value = (byte) random.nextInt(4);
            edits.add(row, offset, new byte[] {value});
            array.rows.get(row)[offset] = value;
        }
        done += " set(" + name + ")";
        draft.setCells(name, edits);
    }

    private Region region(ModelDraft.ModelArray array) {
        var rows = RowSet.builder();
        for (int i = 0; i < 3; i++) {
            int from = random.nextInt(array.rows.size());
            rows.addRange(from, Math.min(array.rows.size(), from + 1 + random.nextInt(3)));
        }
        var rest = switch (array.rowElements) {
            case 1 -> Box.of();
            case 6 -> Box.of(slice(2), slice(3));
            default -> Box.of(slice(array.rowElements));
        };
        return new Region(rows.build(), rest);
    }

    private Slice slice(int length) {
        int start = random.nextInt(length);
        int step = 1 + random.nextInt(2);
        return new Slice(start, 1 + random.nextInt((length - 1 - start) / step + 1), step);
    }

    private List<int[]> cells(ModelDraft.ModelArray array, Region region) {
        var cells = new ArrayList<int[]>();
        region.rows().forEach(row -> {
            if (array.rowElements == 1) {
                cells.add(new int[] {(int) row, 0});
            } else if (array.rowElements == 6) {
                var outer = region.rest().slice(0);
                var inner = region.rest().slice(1);
                for (long i = 0; i < outer.count(); i++) {
                    for (long j = 0; j < inner.count(); j++) {
                        cells.add(new int[] {(int) row, (int) (outer.position(i) * 3 + inner.position(j))});
                    }
                }
            } else {
                for (long i = 0; i < region.rest().slice(0).count(); i++) {
                    cells.add(new int[] {(int) row, (int) region.rest().slice(0).position(i)});
                }
            }
        });
        return cells;
    }

    private void fill(String name, ModelDraft.ModelArray array) {
        var region = region(array);
        byte value = (byte) random.nextInt(100);
        cells(array, region).forEach(cell -> array.rows.get(cell[0])[cell[1]] = value);
        done += " fill(" + name + ")";
        draft.fill(name, region, new byte[] {value});
    }

    private void write(String name, ModelDraft.ModelArray array) {
        var region = region(array);
        var cells = cells(array, region);
        var bytes = new byte[cells.size()];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            array.rows.get(cells.get(i)[0])[cells.get(i)[1]] = bytes[i];
        }
        done += " write(" + name + ")";
        draft.write(name, region, MemorySegment.ofArray(bytes), "PASTE");
    }

    private void drop(ModelDraft after) {
        Map<String, RowSet> rows = new HashMap<>();
        for (var array : draft.snapshot().arrays()) {
            var model = after.arrays.get(array.name());
            var set = some(model, true);
            if (!set.isEmpty() && random.nextBoolean()) {
                rows.put(array.name(), set);
                set.forEach(row -> model.live.set((int) row, false));
            }
        }
        if (!rows.isEmpty()) {
            done += " drop(" + rows.keySet() + ")";
            draft.dropRows(rows);
        }
    }

    private void restore(String name, ModelDraft.ModelArray array) {
        var set = some(array, false);
        if (!set.isEmpty()) {
            set.forEach(row -> array.live.set((int) row, true));
            done += " restore(" + name + ")";
            draft.restoreRows(Map.of(name, set));
        }
    }

    private RowSet some(ModelDraft.ModelArray array, boolean live) {
        var rows = RowSet.builder();
        for (int row = 0; row < array.rows.size(); row++) {
            if (array.live.get(row) == live && random.nextInt(3) == 0) {
                rows.add(row);
            }
        }
        return rows.build();
    }

    private void append(String name, ModelDraft.ModelArray array) throws IOException {
        var more = array(array.rowElements, 1 + random.nextInt(4));
        if (random.nextBoolean()) {
            done += " append(" + name + ")";
            draft.appendRows(name, Packs.source(Packs.shape(more), more.physical()));
            more.rows.forEach(array::add);
        } else {
            done += " blank(" + name + ")";
            draft.appendBlankRows(name, 2, new byte[] {9});
            for (int i = 0; i < 2; i++) {
                var row = new byte[array.rowElements];
                Arrays.fill(row, (byte) 9);
                array.add(row);
            }
        }
    }

    private void create(ModelDraft after) {
        var name = freeName(after);
        done += " create(" + name + ")";
        draft.createArray(name, DType.UINT8, Shape.of(5), new byte[] {7});
        var array = new ModelDraft.ModelArray(1);
        for (int i = 0; i < 5; i++) {
            array.add(new byte[] {7});
        }
        after.arrays.put(name, array);
    }

    private String freeName(ModelDraft model) {
        while (true) {
            var name = String.valueOf((char) ('a' + random.nextInt(26)));
            if (!model.arrays.containsKey(name)) {
                return name;
            }
        }
    }

    private ModelDraft.ModelArray array(int rowElements, int rows) {
        var array = new ModelDraft.ModelArray(rowElements);
        for (int i = 0; i < rows; i++) {
            var row = new byte[rowElements];
            random.nextBytes(row);
            array.add(row);
        }
        return array;
    }
}
