package numpack.blackbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import numpack.engine.draft.Draft;
import numpack.engine.draft.step.Region;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;

/// The same endless work for the same seed: edits of two arrays in a draft, saves and compactions. The child does it, the parent only
/// follows what comes of it.
///
/// A row is four `int64`: its array, a number that no other row ever has, noise, and a check sum over the three.
final class FaultScript {
    static final String DROPPED_FROM = "dropped_from";
    /// No row of it is ever dropped, so that NumPack can append to it without damage of its own.
    static final String KEPT = "kept";
    static final Shape ROW = Shape.of(4);
    static final int FIRST_ROWS = 100;
    private static final int MAX_ROWS = 600;

    private final Random random;
    private final Map<String, List<Row>> arrays = new TreeMap<>();
    private long numbered;
    private int unsaved;
    private boolean isJustSaved;

    FaultScript(long seed) {
        this.random = new Random(seed);
        arrays.put(DROPPED_FROM, new ArrayList<>());
        arrays.put(KEPT, new ArrayList<>());
        arrays.forEach((name, rows) -> rows.addAll(newRows(name, FIRST_ROWS)));
    }

    /// A physical row.
    record Row(List<Long> values, boolean isLive) {
        static Row of(long array, long number, long noise) {
            return new Row(List.of(array, number, noise, checkSum(array, number, noise)), true);
        }

        boolean isWhole() {
            return values.get(3) == checkSum(values.get(0), values.get(1), values.get(2));
        }

        private static long checkSum(long array, long number, long noise) {
            return (array * 31 + number) * 0x9e3779b97f4a7c15L ^ Long.rotateLeft(noise, 17);
        }
    }

    /// What an item of the work does.
    enum Kind {
        EDIT, SAVE, COMPACT;

        boolean isCommit() {
            return this != EDIT;
        }
    }

    /// One item of the work: how to do it on a draft.
    record Item(Kind kind, Action action) {}

    /// How an item is done.
    @FunctionalInterface
    interface Action {
        void run(Draft draft) throws IOException;
    }

    /// The rows of every array after the items so far.
    Map<String, List<Row>> state() {
        var copy = new HashMap<String, List<Row>>();
        arrays.forEach((name, rows) -> copy.put(name, List.copyOf(rows)));
        return copy;
    }

    Item next() {
        if (isJustSaved && random.nextInt(3) == 0 && arrays.get(DROPPED_FROM).stream().anyMatch(row -> !row.isLive())) {
            isJustSaved = false;
            arrays.get(DROPPED_FROM).removeIf(row -> !row.isLive());
            return new Item(Kind.COMPACT, draft -> draft.saveAndCompact(draft.planCompaction(List.of(DROPPED_FROM)), Progress.NONE));
        }
        isJustSaved = unsaved > 0 && random.nextInt(5) == 0;
        if (isJustSaved) {
            unsaved = 0;
            return new Item(Kind.SAVE, draft -> draft.save(Progress.NONE));
        }
        unsaved++;
        return new Item(Kind.EDIT, edit());
    }

    static NdArray elements(List<Row> rows) {
        var numbers = rows.stream().flatMap(row -> row.values().stream()).mapToLong(Long::longValue).toArray();
        return NdArrays.wrap(numbers, rows.size(), ROW.rowCount());
    }

    private Action edit() {
        var name = random.nextBoolean() ? DROPPED_FROM : KEPT;
        var rows = arrays.get(name);
        int choice = random.nextInt(4);
        if (choice == 0 && rows.size() < MAX_ROWS) {
            var more = newRows(name, 1 + random.nextInt(20));
            rows.addAll(more);
            return draft -> draft.appendRows(name, LazyArray.of(elements(more)));
        }
        if (choice == 1 && name.equals(DROPPED_FROM) && rows.stream().filter(Row::isLive).count() > 60) {
            return drop(name, rows);
        }
        int from = random.nextInt(rows.size());
        int count = 1 + random.nextInt(Math.min(20, rows.size() - from));
        var written = newRows(name, count);
        for (int i = 0; i < count; i++) {
            rows.set(from + i, new Row(written.get(i).values(), rows.get(from + i).isLive()));
        }
        var region = new Region(RowSet.range(from, from + count), Box.of(Slice.all(ROW.rowCount())));
        return draft -> draft.write(name, region, elements(written).asSegment(), "PASTE");
    }

    private Action drop(String name, List<Row> rows) {
        var set = RowSet.builder();
        int first = random.nextInt(rows.size());
        while (!rows.get(first).isLive()) {
            first = (first + 1) % rows.size();
        }
        for (int row = first; row < Math.min(rows.size(), first + 25); row++) {
            set.add(row);
            rows.set(row, new Row(rows.get(row).values(), false));
        }
        var dropped = set.build();
        return draft -> draft.dropRows(Map.of(name, dropped));
    }

    private List<Row> newRows(String name, int count) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < count; i++) {
            rows.add(Row.of(name.equals(KEPT) ? 1 : 2, numbered++, random.nextLong()));
        }
        return rows;
    }
}
