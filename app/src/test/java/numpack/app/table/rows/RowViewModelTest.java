package numpack.app.table.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import numpack.app.grid.model.ColumnSort;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridShift;
import numpack.app.selection.GridSpot;
import numpack.app.session.SampleSession;
import numpack.app.session.SampleShownPack;
import numpack.app.session.ShownArray;
import numpack.app.session.ShownArray.AllRowsWhy;
import numpack.app.session.space.RowView;
import numpack.app.session.space.SampleArray;
import numpack.app.session.space.SortKey.Direction;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowViewModelTest {
    private final ManualThreads threads = new ManualThreads();
    private final TaskRunner runner = new TaskRunner(threads, failure -> {
        throw new AssertionError(failure);
    });
    private final TaskList tasks = new TaskList(runner);
    private final List<String> notices = new ArrayList<>();

    @Test
    void clicksOnOneArrowSortUpwardsDownwardsAndBack() {
        var pack = new SampleShownPack(new SampleArray(DType.INT32, 3, 2).set(0, "5").set(2, "9").set(4, "7"));
        var rows = rows(pack);

        rows.sortBy(0);
        threads.runAll();
        assertEquals(List.of(0L, 2L, 1L), listed(pack));
        assertEquals(ColumnSort.ASCENDING, rows.sortOf(0));
        assertEquals(ColumnSort.NONE, rows.sortOf(1));
        rows.sortBy(0);
        threads.runAll();
        assertEquals(List.of(1L, 2L, 0L), listed(pack));
        rows.sortBy(0);
        assertSame(RowView.NATURAL, pack.shown.rowView());
    }

    @Test
    void someRowsThatAreSortedAreThoseRowsInFileOrderAfterwards() {
        var pack = new SampleShownPack(new SampleArray(DType.INT32, 9, 2));
        var rows = rows(pack);
        pack.shown.selectionProperty().set(GridSelection.of(GridRange.rows(4, 6)));
        rows.showSelected();
        threads.runAll();

        rows.sort(Direction.DESCENDING);
        threads.runAll();
        assertEquals(List.of(6L, 5L, 4L), listed(pack));
        rows.fileOrder();
        assertEquals(List.of(4L, 5L, 6L), listed(pack));
    }

    @Test
    void theStripSaysHowManyRowsWhichOnesAndInWhatOrder() {
        var pack = new SampleShownPack(new SampleArray(DType.INT32, 1_000, 4));
        var rows = rows(pack);
        assertEquals("", rows.textProperty().get());
        pack.shown.selectionProperty().set(GridSelection.of(GridRange.rows(10, 21)));
        rows.showSelected();
        threads.runAll();
        var some = Texts.of("grid.rows.are", Texts.of("grid.rows.countOf", 12L, 1_000L), Texts.of("grid.rows.selected"));
        assertEquals(some, rows.textProperty().get());

        pack.shown.selectionProperty().set(GridSelection.at(0, 3));
        rows.sort(Direction.DESCENDING);
        threads.runAll();
        assertEquals(some + " · " + Texts.of("grid.rows.descending", Texts.of("grid.rows.byColumn", "3")), rows.textProperty().get());
    }

    @Test
    void columnsOfAnArrayOfManyAxesAreCalledByTheirIndex() {
        var pack = new SampleShownPack(new SampleArray(DType.INT32, 4, 2, 3));
        var rows = rows(pack);
        pack.shown.axesProperty().set(pack.shown.axesProperty().get().withIndex(2, 1));
        rows.sortBy(1);
        threads.runAll();

        assertTrue(rows.textProperty().get().contains("[:, 1, 1]"), rows.textProperty().get());
        pack.shown.axesProperty().set(pack.shown.axesProperty().get().withIndex(2, 2));
        assertEquals(ColumnSort.NONE, rows.sortOf(1), "another element of the rows is shown there");
        assertEquals(4, pack.shown.rowView() instanceof RowView.Sorted sorted ? sorted.count() : 0);
    }

    @Test
    void theCursorGoesToTheFirstRowAndBackWithItsRow() {
        var pack = new SampleShownPack(new SampleArray(DType.INT32, 100, 4));
        var rows = rows(pack);
        pack.shown.selectionProperty().set(GridSelection.at(40, 2));
        rows.sort(Direction.DESCENDING);
        threads.runAll();
        assertEquals(new GridSpot(0, 2), pack.shown.getSelection().cursor());

        rows.showAll();
        assertEquals(new GridSpot(99, 2), pack.shown.getSelection().cursor());
    }

    @Test
    void aColumnThatIsSelectedStaysSelected() {
        var pack = new SampleShownPack(new SampleArray(DType.INT32, 100, 4));
        var rows = rows(pack);
        pack.shown.selectionProperty().set(GridSelection.of(GridRange.columns(2, 2)));
        rows.sortBy(2);
        threads.runAll();

        assertEquals(List.of(GridRange.columns(2, 2)), pack.shown.getSelection().ranges());
    }

    @Test
    void tooManyRowsAreRefusedWithoutReadingThem() {
        var pack = new SampleShownPack(new SampleArray(DType.INT32, 4_000_000_000L, 2));
        rows(pack).sortBy(0);

        assertEquals(List.of(Texts.of("grid.rows.tooMany", 4_000_000_000L, SortTask.MAX_ROWS)), notices);
        threads.runAll();
        assertSame(RowView.NATURAL, pack.shown.rowView());
    }

    @Test
    void anOrderOfRowsThatWereUndoneMeanwhileLeavesThemOut(@TempDir Path folder) throws IOException {
        try (var session = new SampleSession(folder).with("a", DType.INT32, 4, 2)) {
            session.pack.edit(draft -> draft.appendBlankRows("a", 2, new byte[4]));
            var shown = session.tab("a");
            var rows = new RowViewModel(shown, runner, tasks, notices::add, session.failures::add);
            rows.sortBy(0);
            session.pack.undo(() -> { });
            threads.runAll();

            assertEquals(List.of(0L, 1L, 2L, 3L), listed(shown));
        }
    }

    @Test
    void anOrderOfRowsThatWereRenumberedMeanwhileIsNotShown(@TempDir Path folder) throws IOException {
        try (var session = new SampleSession(folder).with("a", DType.INT32, 4, 2)) {
            var shown = session.tab("a");
            var why = why(shown);
            var rows = new RowViewModel(shown, runner, tasks, notices::add, session.failures::add);
            session.pack.edit(draft -> draft.dropRows(Map.of("a", RowSet.of(1))));
            rows.sortBy(0);
            session.compact("a");
            threads.runAll();

            assertSame(RowView.NATURAL, shown.rowView());
            assertEquals(1, session.failures.size() + why.size(), "it is said why");
        }
    }

    @Test
    void aChangedValueIsSaidUntilItIsUndoneOrSortedAgain(@TempDir Path folder) throws IOException {
        try (var session = new SampleSession(folder).with("a", DType.INT32, 4, 2)) {
            var shown = session.tab("a");
            var rows = new RowViewModel(shown, session.runner, session.tasks, notices::add, session.failures::add);
            rows.sortBy(0);
            session.pack.edit(draft -> draft.setCells("a", CellEdits.of(1, 1, new byte[] {9, 0, 0, 0})));
            assertFalse(rows.unsortedProperty().get(), "another column");
            session.pack.edit(draft -> draft.setCells("a", CellEdits.of(1, 0, new byte[] {9, 0, 0, 0})));
            assertTrue(rows.unsortedProperty().get());
            assertEquals(ColumnSort.ONCE_ASCENDING, rows.sortOf(0));
            assertEquals(List.of(0L, 1L, 2L, 3L), listed(shown), "the row stays where it is");
            session.pack.undo(() -> { });
            assertFalse(rows.unsortedProperty().get());
            session.pack.redo(() -> { });
            session.save();
            assertTrue(rows.unsortedProperty().get(), "a save does not sort");
            rows.sortAgain();
            assertFalse(rows.unsortedProperty().get());
            assertEquals(List.of(0L, 2L, 3L, 1L), listed(shown));
            session.save();
            assertFalse(rows.unsortedProperty().get());
        }
    }

    @Test
    void onlyRowsThatDifferFromWhatIsSavedAreChanged(@TempDir Path folder) throws IOException {
        try (var session = new SampleSession(folder).with("a", DType.INT32, 6, 2)) {
            session.pack.edit(draft -> draft.setCells("a", CellEdits.of(1, 1, new byte[] {9, 0, 0, 0})));
            session.pack.edit(draft -> draft.setCells("a", CellEdits.of(3, 0, new byte[] {9, 0, 0, 0})));
            session.pack.edit(draft -> draft.setCells("a", CellEdits.of(3, 0, new byte[4])));
            session.pack.edit(draft -> draft.appendBlankRows("a", 1, new byte[4]));
            var shown = session.tab("a");
            new RowViewModel(shown, session.runner, session.tasks, notices::add, session.failures::add).showChanged();

            assertEquals(List.of(1L, 6L), listed(shown));
        }
    }

    @Test
    void whatIsNotAmongTheRowsIsShownAmongAll(@TempDir Path folder) throws IOException {
        try (var session = new SampleSession(folder).with("a", DType.INT32, 6, 2)) {
            var shown = session.tab("a");
            var why = why(shown);
            var rows = new RowViewModel(shown, session.runner, session.tasks, notices::add, session.failures::add);
            session.pack.edit(draft -> draft.setCells("a", CellEdits.of(1, 1, new byte[] {9, 0, 0, 0})));
            session.pack.edit(draft -> draft.setCells("a", CellEdits.of(4, 1, new byte[] {9, 0, 0, 0})));
            shown.selectionProperty().set(GridSelection.of(GridRange.rows(4, 5)));
            rows.showSelected();
            session.sessions.showChange(session.pack, session.pack.getState().steps().get(session.pack.getState().cursor() - 1));
            assertEquals(new GridSpot(0, 1), shown.getSelection().cursor());
            assertEquals(List.of(), why);

            session.sessions.showChange(session.pack, session.pack.getState().steps().get(session.pack.getState().cursor() - 2));
            assertEquals(List.of(AllRowsWhy.PLACE), why);
            assertEquals(new GridSpot(1, 1), shown.getSelection().cursor());
        }
    }

    private RowViewModel rows(SampleShownPack pack) {
        return new RowViewModel(pack.shown, runner, tasks, notices::add, failure -> {
            throw new AssertionError(failure);
        });
    }

    private static List<AllRowsWhy> why(ShownArray shown) {
        var why = new ArrayList<AllRowsWhy>();
        shown.follow(new ShownArray.Follower() {
            @Override
            public void shift(GridShift shift) {
                // Only why all rows are shown is noted.
            }

            @Override
            public void seek(GridSpot cell) {
                // As above.
            }

            @Override
            public void showsAllRows(AllRowsWhy one) {
                why.add(one);
            }
        });
        return why;
    }

    private static List<Long> listed(SampleShownPack pack) {
        return listed(pack.shown);
    }

    private static List<Long> listed(ShownArray shown) {
        var space = shown.space().orElseThrow();
        return LongStream.range(0, space.rowCount()).mapToObj(row -> space.place(row, 0).physicalRow()).toList();
    }
}
