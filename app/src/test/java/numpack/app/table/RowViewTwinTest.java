package numpack.app.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import numpack.app.grid.model.GridEditor;
import numpack.app.grid.model.GridWindow;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.session.RowSelection;
import numpack.app.session.SampleSession;
import numpack.app.session.ShownArray;
import numpack.app.session.space.RowView;
import numpack.app.table.paste.BlockRefusal;
import numpack.app.table.paste.PasteAnswer;
import numpack.app.table.paste.PasteOutcome;
import numpack.app.table.rows.RowViewModel;
import numpack.app.task.Work;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random work through views of rows beside a plain twin: whatever is shown, and in whatever order, what is typed, pasted, filled, dropped or copied
/// where a row is seen is that row. Rows are known by their first column, which is never edited.
class RowViewTwinTest {
    private static final int STEPS = 120;
    private static final String ARRAY = "rows";

    private Random random = new Random();
    private int nextId;

    static Stream<Integer> seeds() {
        return IntStream.range(0, 20).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsDoneToARowThatIsSeenIsDoneToThatRow(int seed, @TempDir Path folder) throws IOException {
        random = new Random(seed);
        try (var session = new SampleSession(folder).with(ARRAY, DType.INT32, 0, 3)) {
            append(session, 12 + random.nextInt(30));
            session.save();
            var bed = new Bed(session);
            for (int step = 0; step < STEPS; step++) {
                var what = bed.act();
                assertEquals(List.of(), session.failures, () -> "seed " + seed + ": " + what);
                bed.check("seed " + seed + ", step " + step + ": " + what);
            }
        }
    }

    private void append(SampleSession session, int count) {
        var ints = MemorySegment.ofArray(new byte[count * 12]);
        for (int row = 0; row < count; row++) {
            ints.setAtIndex(ValueLayout.JAVA_INT_UNALIGNED, row * 3L, 1000 + nextId++);
            ints.setAtIndex(ValueLayout.JAVA_INT_UNALIGNED, row * 3L + 1, random.nextInt(9));
            ints.setAtIndex(ValueLayout.JAVA_INT_UNALIGNED, row * 3L + 2, random.nextInt(900));
        }
        session.pack.edit(draft -> draft.appendRows(ARRAY, LazyArray.of(NdArray.of(DType.INT32, Shape.of(count, 3), ints))));
    }

    /// A row, as it is.
    private record Row(int a, int b, boolean isLive) {}

    /// The table and its twin.
    private final class Bed {
        private final SampleSession session;
        private final ShownArray shown;
        private final TableViewModel table;
        private final TableEditor editor;
        private final TableIntents intents;
        private final RowViewModel views;
        /// Before it the array has no rows, or is not there.
        private final int firstCursor;
        private String clipboard = "";
        /// What each row is expected to be, in file order.
        private Map<Integer, Row> expected;
        /// The rows of the view, in its order; empty for all rows.
        private Optional<List<Integer>> listed = Optional.empty();
        private boolean isSorted;
        private boolean isWhole = true;

        Bed(SampleSession session) throws IOException {
            this.session = session;
            this.shown = session.tab(ARRAY);
            this.table = new TableViewModel(session.runner, shown);
            this.editor = new TableEditor(table, session.failures::add);
            this.intents = new TableIntents(table, session.tasks, new Silent());
            this.views = new RowViewModel(shown, session.runner, session.tasks, _ -> { }, session.failures::add);
            this.firstCursor = session.pack.getState().cursor();
            this.expected = content();
        }

        String act() throws IOException {
            return switch (random.nextInt(20)) {
                case 0, 1, 2, 3 -> type();
                case 4, 5 -> paste();
                case 6 -> fill();
                case 7 -> fillDown();
                case 8, 9 -> drop();
                case 10 -> restore();
                case 11 -> move("undo", session.pack::undo);
                case 12 -> move("redo", session.pack::redo);
                case 13 -> save();
                case 14 -> append();
                case 15 -> copy();
                case 16 -> showOnly();
                case 17, 18 -> sort();
                default -> turn();
            };
        }

        void check(String what) throws IOException {
            assertEquals(expected, content(), what);
            assertEquals(listed.isPresent(), shown.rowView() != RowView.NATURAL, what);
            if (isWhole) {
                assertEquals(wanted(), seen(), what);
                assertEquals(wanted().stream().map(this::head).toList(), heads(), what);
            }
        }

        private List<Integer> wanted() {
            return listed.orElseGet(() -> expected.entrySet().stream().filter(row -> row.getValue().isLive || shown.showDroppedProperty().get())
                    .map(Map.Entry::getKey).toList());
        }

        private String head(int id) {
            var live = expected.entrySet().stream().filter(row -> row.getValue().isLive).map(Map.Entry::getKey).toList();
            return expected.get(id).isLive ? Integer.toString(live.indexOf(id)) : "✕";
        }

        private Optional<Long> anyRow() {
            return table.rowCount() == 0 ? Optional.empty() : Optional.of(random.nextLong(table.rowCount()));
        }

        private String type() {
            return anyRow().map(row -> {
                int id = seen().get(Math.toIntExact(row));
                int column = 1 + random.nextInt(2);
                int value = random.nextInt(900);
                if (editor.start(row, column) instanceof GridEditor.Start.Text) {
                    editor.commit(row, column, Integer.toString(value));
                    put(id, column, value);
                }
                return "typed %d into column %d of %d".formatted(value, column, id);
            }).orElse("nothing to type into");
        }

        private String paste() {
            return anyRow().map(row -> {
                int high = 1 + random.nextInt((int) Math.min(4, table.rowCount() - row));
                var ids = seen().subList(Math.toIntExact(row), Math.toIntExact(row) + high);
                var text = new StringBuilder();
                var values = random.ints(high, 0, 900).toArray();
                for (int value : values) {
                    text.append(value).append('\t').append(value + 1).append('\n');
                }
                if (ids.stream().allMatch(id -> expected.get(id).isLive)) {
                    for (int at = 0; at < high; at++) {
                        put(ids.get(at), 1, values[at]);
                        put(ids.get(at), 2, values[at] + 1);
                    }
                }
                intents.paste(GridSelection.at(row, 1), text.toString());
                return "pasted " + text + " into " + ids;
            }).orElse("nothing to paste into");
        }

        private String fill() {
            return ranges().map(range -> {
                int value = random.nextInt(900);
                rows(range).stream().filter(id -> expected.get(id).isLive).forEach(id -> put(id, 2, value));
                intents.fill(GridSelection.of(new GridRange(range.firstRow(), range.lastRow(), 2, 2)), Integer.toString(value));
                return "filled " + range + " with " + value;
            }).orElse("nothing to fill");
        }

        private String fillDown() {
            return ranges().filter(range -> range.lastRow() > range.firstRow()).map(range -> {
                var ids = List.copyOf(rows(range));
                int value = expected.get(ids.getFirst()).b;
                ids.stream().skip(1).filter(id -> expected.get(id).isLive).forEach(id -> put(id, 2, value));
                intents.fillDown(GridSelection.of(new GridRange(range.firstRow(), range.lastRow(), 2, 2)));
                return "filled down " + range;
            }).orElse("nothing to fill down");
        }

        private String drop() {
            return ranges().map(range -> {
                var ids = rows(range);
                shown.selectionProperty().set(GridSelection.of(GridRange.rows(range.firstRow(), range.lastRow())));
                var rows = shown.rowSelection().map(RowSelection::rows).orElseThrow();
                if (!rows.live().isEmpty()) {
                    session.pack.edit(draft -> draft.dropRows(Map.of(ARRAY, rows.live())));
                }
                ids.forEach(id -> expected.computeIfPresent(id, (_, row) -> new Row(row.a, row.b, false)));
                return "dropped " + ids;
            }).orElse("nothing to drop");
        }

        private String restore() {
            return ranges().map(range -> {
                var ids = rows(range);
                shown.selectionProperty().set(GridSelection.of(GridRange.rows(range.firstRow(), range.lastRow())));
                var rows = shown.rowSelection().map(RowSelection::rows).orElseThrow();
                if (!rows.dropped().isEmpty()) {
                    session.pack.edit(draft -> draft.restoreRows(Map.of(ARRAY, rows.dropped())));
                }
                ids.forEach(id -> expected.computeIfPresent(id, (_, row) -> new Row(row.a, row.b, true)));
                return "restored " + ids;
            }).orElse("nothing to restore");
        }

        private String move(String name, Consumer<Runnable> verb) throws IOException {
            if (name.equals("redo") || session.pack.getState().cursor() > firstCursor) {
                verb.accept(() -> { });
            }
            return took(name);
        }

        private String save() throws IOException {
            if (random.nextInt(3) > 0 || session.array(ARRAY).droppedCount() == 0) {
                session.save();
                return took("saved");
            }
            session.compact(ARRAY);
            if (isSorted) {
                listed = Optional.empty();
                isSorted = false;
                isWhole = shown.axesProperty().get().text().equals("[:, :]");
            }
            return took("saved and compacted");
        }

        private String append() throws IOException {
            RowViewTwinTest.this.append(session, 1 + random.nextInt(3));
            return took("appended");
        }

        private String copy() {
            return ranges().map(range -> {
                intents.copyTsv(GridSelection.of(new GridRange(range.firstRow(), range.lastRow(), 0, 2)));
                var text = rows(range).stream().filter(id -> expected.get(id).isLive)
                        .map(id -> id + "\t" + expected.get(id).a + "\t" + expected.get(id).b + "\n").collect(Collectors.joining());
                assertEquals(text, clipboard);
                return "copied " + range;
            }).orElse("nothing to copy");
        }

        private String showOnly() throws IOException {
            switch (random.nextInt(3)) {
                case 0 -> {
                    if (table.rowCount() == 0) {
                        return "nothing to select";
                    }
                    var ranges = IntStream.range(0, 1 + random.nextInt(4)).mapToObj(_ -> ranges().orElseThrow())
                            .map(range -> GridRange.rows(range.firstRow(), range.lastRow())).toList();
                    var ids = ranges.stream().flatMap(range -> rows(range).stream()).collect(Collectors.toSet());
                    var cursor = GridSelection.of(ranges.getLast()).cursor();
                    shown.selectionProperty().set(new GridSelection(cursor, cursor, cursor, ranges));
                    views.showSelected();
                    list(expected.keySet().stream().filter(ids::contains).toList());
                }
                case 1 -> {
                    var saved = saved();
                    list(expected.entrySet().stream().filter(row -> !sameCells(saved.get(row.getKey()), row.getValue())).map(Map.Entry::getKey).toList());
                    views.showChanged();
                }
                default -> {
                    list(expected.entrySet().stream().filter(row -> !row.getValue().isLive).map(Map.Entry::getKey).toList());
                    views.showDropped();
                }
            }
            return "only " + listed;
        }

        /// None are not shown alone.
        private void list(List<Integer> ids) {
            if (!ids.isEmpty()) {
                listed = Optional.of(ids);
                isSorted = false;
                isWhole = true;
            }
        }

        private String sort() {
            if (table.rowCount() == 0) {
                return "nothing to sort";
            }
            var ids = inFileOrder(seen());
            int column = 1 + random.nextInt(2);
            Comparator<Integer> order = Comparator.comparing(id -> column == 1 ? expected.get(id).a : expected.get(id).b);
            switch (views.sortOf(column)) {
                case NONE, ONCE_ASCENDING -> listed = Optional.of(ids.stream().sorted(order).toList());
                case ASCENDING, ONCE_DESCENDING -> listed = Optional.of(ids.stream().sorted(order.reversed()).toList());
                case DESCENDING -> listed = ((RowView.Sorted) shown.rowView()).words().map(_ -> ids);
            }
            isWhole |= listed.isPresent();
            views.sortBy(column);
            isSorted = shown.rowView() instanceof RowView.Sorted;
            if (listed.isEmpty()) {
                isWhole = shown.axesProperty().get().text().equals("[:, :]");
            }
            return "sorted by " + column;
        }

        private String turn() {
            switch (random.nextInt(4)) {
                case 0 -> {
                    views.showAll();
                    listed = Optional.empty();
                    isWhole = shown.axesProperty().get().text().equals("[:, :]");
                }
                case 1 -> {
                    shown.showDroppedProperty().set(!shown.showDroppedProperty().get());
                    listed = Optional.empty();
                    isWhole = shown.axesProperty().get().text().equals("[:, :]");
                }
                default -> {
                    var before = shown.axesProperty().get();
                    var text = List.of("[:, :]", "[::-1, :]", "[2:9, :]", "[::2, :]").get(random.nextInt(4));
                    shown.axesProperty().set(before.withText(text));
                    if (!before.text().equals(shown.axesProperty().get().text())) {
                        listed = Optional.empty();
                        isWhole = text.equals("[:, :]");
                    }
                }
            }
            isSorted = isSorted && listed.isPresent();
            return "turned to " + shown.axesProperty().get().text() + (shown.showDroppedProperty().get() ? " with dropped rows" : "");
        }

        /// The twin does not know what an undo brings back; the view has what is left of its rows.
        private String took(String what) throws IOException {
            expected = content();
            listed = listed.map(ids -> ids.stream().filter(expected::containsKey).toList());
            return what;
        }

        private Optional<GridRange> ranges() {
            return anyRow().map(row -> new GridRange(row, row + random.nextLong(Math.min(5, table.rowCount() - row)), 1, 2));
        }

        private List<Integer> rows(GridRange range) {
            return seen().subList(Math.toIntExact(range.firstRow()), Math.toIntExact(range.lastRow()) + 1);
        }

        private void put(int id, int column, int value) {
            expected.computeIfPresent(id, (_, row) -> column == 1 ? new Row(value, row.b, row.isLive) : new Row(row.a, value, row.isLive));
        }

        private List<Integer> inFileOrder(List<Integer> ids) {
            var set = new TreeSet<>(ids);
            return expected.keySet().stream().filter(set::contains).toList();
        }

        private GridWindow window() {
            return table.window(0, Math.toIntExact(table.rowCount()), 0, 3);
        }

        private List<Integer> seen() {
            if (table.rowCount() == 0) {
                return List.of();
            }
            var window = window();
            return IntStream.range(0, window.rows()).mapToObj(row -> Integer.valueOf(window.text(row, 0))).toList();
        }

        private List<String> heads() {
            if (table.rowCount() == 0) {
                return List.of();
            }
            var window = window();
            return IntStream.range(0, window.rows()).mapToObj(window::rowHead).toList();
        }

        private Map<Integer, Row> content() throws IOException {
            var array = session.array(ARRAY);
            var rows = new LinkedHashMap<Integer, Row>();
            var bytes = read(array.physicalSource(), array.physicalShape());
            for (int row = 0; row < array.physicalShape().rowCount(); row++) {
                rows.put(at(bytes, row, 0), new Row(at(bytes, row, 1), at(bytes, row, 2), array.isLive(row)));
            }
            return rows;
        }

        private Map<Integer, Row> saved() throws IOException {
            var base = session.array(ARRAY).base().orElseThrow();
            var rows = new HashMap<Integer, Row>();
            var bytes = read(base.physicalSource(), base.physicalShape());
            for (int row = 0; row < base.physicalShape().rowCount(); row++) {
                rows.put(at(bytes, row, 0), new Row(at(bytes, row, 1), at(bytes, row, 2), true));
            }
            return rows;
        }

        private static boolean sameCells(Row one, Row other) {
            return one != null && one.a == other.a && one.b == other.b;
        }

        private static MemorySegment read(LazyArray source, Shape shape) throws IOException {
            var bytes = MemorySegment.ofArray(new byte[Math.toIntExact(shape.rowCount() * 12)]);
            source.read(Box.all(shape), bytes);
            return bytes;
        }

        private static int at(MemorySegment bytes, int row, int column) {
            return bytes.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, row * 3L + column);
        }

        private final class Silent implements TableIntents.Outside {
            @Override
            public void putOnClipboard(String text) {
                clipboard = text;
            }

            @Override
            public void ask(PasteOutcome.Readable outcome, Consumer<PasteAnswer> then) {
                throw new AssertionError("plain numbers are asked about");
            }

            @Override
            public PasteOutcome.Rounding rounding() {
                return PasteOutcome.Rounding.ACCEPTED;
            }

            @Override
            public void show(BlockRefusal refusal) {
                // Dropped rows are among them: nothing is pasted, and the twin expects nothing.
            }

            @Override
            public void sortBy(long column) {
                views.sortBy(column);
            }

            @Override
            public void dropRows() {
                throw new AssertionError("Delete is not pressed");
            }

            @Override
            public void failed(Throwable failure) {
                session.failures.add(failure);
            }

            @Override
            public <T> void run(Work<T> work, Consumer<T> done) {
                session.runner.run(work, done, session.failures::add);
            }
        }
    }
}
