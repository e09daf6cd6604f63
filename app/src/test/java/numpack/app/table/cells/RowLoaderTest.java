package numpack.app.table.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import numpack.app.grid.model.CellState;
import numpack.app.session.space.CellPlace;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.SampleArray;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskRunner;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.Test;

class RowLoaderTest {
    private final ManualThreads threads = new ManualThreads();
    private final List<Throwable> failures = new ArrayList<>();
    private int changes;

    @Test
    void cellsAreLoadingUntilTheirBlockIsThere() {
        var loader = loader(new SampleArray(DType.INT32, 1000, 4));

        assertTrue(CellState.LOADING.isIn(loader.window(70, 5, 0, 4).states(0, 0)));
        threads.runAll();

        assertEquals(1, changes);
        var window = loader.window(70, 5, 0, 4);
        assertEquals("281", window.text(0, 1));
        assertEquals(0, window.states(0, 1));
        assertEquals("70", window.rowHead(0));
    }

    @Test
    void droppedRowsAreAskedForInTheBackgroundOnly() {
        for (var isRows : List.of(true, false)) {
            var array = new SampleArray(DType.INT32, RowSet.of(1), 4, 2);
            var space = CellSpace.withDroppedRows(array, isRows ? 0 : 1, isRows ? 1 : 0, Box.of(Slice.all(3), Slice.all(2)));
            var loader = new RowLoader(new TaskRunner(threads, failures::add), space, 1, () -> changes++, failures::add);
            var broken = new UncheckedIOException(new IOException("disk"));

            array.dropsFailure = broken;
            var early = loader.window(0, (int) space.rowCount(), 0, (int) space.columnCount());
            assertEquals("", isRows ? early.rowHead(1) : loader.columnHead(1));
            assertEquals("", early.rowTip(1));
            assertFalse(early.isRowDropped(1) || early.isColumnDropped(1));

            array.dropsFailure = null;
            threads.runAll();
            array.dropsFailure = broken;
            var window = loader.window(0, (int) space.rowCount(), 0, (int) space.columnCount());
            assertEquals("✕", isRows ? window.rowHead(1) : loader.columnHead(1));
            assertEquals("1", isRows ? window.rowHead(2) : loader.columnHead(2));
            assertTrue(isRows ? window.isRowDropped(1) : window.isColumnDropped(1));
            assertTrue(CellState.DROPPED.isIn(isRows ? window.states(1, 0) : window.states(0, 1)));
            assertEquals(isRows ? 2 : 0, isRows ? loader.physicalRow(2, 0).orElseThrow() : loader.physicalRow(0, 0).orElseThrow());
            assertEquals(isRows, window.rowTip(2).contains("2"));
        }
        assertEquals(List.of(), failures);
    }

    @Test
    void aWindowAcrossBlocksReadsEachOnce() {
        var array = new SampleArray(DType.INT32, 1000, 40);
        var loader = loader(array);

        loader.window(60, 10, 30, 5);
        loader.window(60, 10, 30, 5);
        threads.runAll();

        assertEquals(4, array.reads);
        var window = loader.window(60, 10, 30, 5);
        assertEquals(Long.toString(65 * 40 + 33), window.text(5, 3));
        assertEquals(Long.toString(60 * 40 + 30), window.text(0, 0));
    }

    @Test
    void aSliceOfTheSameBeginningAndAnotherLengthIsShown() {
        var array = new SampleArray(DType.INT32, 50, 4);
        var loader = loader(array);
        for (var rows : List.of(10L, 50L, 8L, 0L, 50L)) {
            var before = changes;
            loader.show(CellSpace.ofLiveRows(array, 0, 1, Box.of(Slice.of(0, rows), Slice.all(4))), 1);
            assertTrue(changes > before, "rows " + rows);
            assertEquals(rows, loader.space().rowCount());
            if (rows > 0) {
                loader.window(0, rows.intValue(), 0, 4);
                threads.runAll();
                var last = rows.intValue() - 1;
                assertEquals(Integer.toString(last * 4), loader.window(0, rows.intValue(), 0, 4).text(last, 0));
            }
        }
    }

    @Test
    void whatLiesAroundTheScreenIsKnownBeforeItIsScrolledTo() {
        var array = new SampleArray(DType.INT32, 1000, 40);
        var loader = loader(array);

        loader.window(70, 10, 0, 10);
        threads.runAll();
        assertEquals(1, array.reads, "first what is seen");
        loader.window(70, 10, 0, 10);
        threads.runAll();

        assertEquals(1, changes, "what is out of sight changes no picture");
        assertFalse(CellState.LOADING.isIn(loader.window(60, 10, 0, 10).states(0, 0)));
        assertFalse(CellState.LOADING.isIn(loader.window(128, 10, 0, 10).states(9, 9)));
        assertFalse(CellState.LOADING.isIn(loader.window(70, 10, 30, 10).states(9, 9)));
    }

    @Test
    void aColumnGrowsForWhatIsReadAndStaysSo() {
        var loader = loader(new SampleArray(DType.INT32, 1000, 4).set(6, "-123456789"));
        assertEquals(0, loader.longestText(2));

        loader.window(500, 10, 0, 4);
        threads.runAll();
        assertEquals(4, loader.longestText(2));
        loader.window(0, 10, 0, 4);
        threads.runAll();
        assertEquals(10, loader.longestText(2));

        loader.window(500, 10, 0, 4);
        threads.runAll();
        assertEquals(10, loader.longestText(2), "a column that became narrower again would jump");
        loader.paint(loader.space().place(500, 1), 1, new byte[] {0, 0, 0, (byte) 0x80});
        assertEquals("-2147483648".length(), loader.longestText(1), "what was typed is seen whole at once");
    }

    @Test
    void whatHasLeftTheScreenIsNotRead() {
        var array = new SampleArray(DType.INT32, 1_000_000, 4);
        var loader = loader(array);

        for (var row = 0L; row < 900_000; row += 100_000) {
            loader.window(row, 10, 0, 4);
        }
        threads.runAll();

        assertEquals(2, array.reads);
    }

    @Test
    void oldTextStaysUntilTheNewOneIsThere() {
        var loader = loader(new SampleArray(DType.INT32, 10, 4));
        loader.window(0, 10, 0, 4);
        threads.runAll();

        loader.show(space(new SampleArray(DType.INT32, 10, 4).set(5, "99")), 2);

        assertEquals("5", loader.window(0, 10, 0, 4).text(1, 1));
        threads.runAll();
        var window = loader.window(0, 10, 0, 4);
        assertEquals("99", window.text(1, 1));
        assertEquals(CellState.EDITED.bit(), window.states(1, 1));
        assertEquals(0, window.states(1, 2));
    }

    @Test
    void typedTextStaysFromTheKeyUntilTheSnapshotHasIt() {
        var loader = loader(new SampleArray(DType.INT32, 10, 4));
        loader.window(0, 10, 0, 4);
        threads.runAll();
        var place = new CellPlace(1, 1);
        byte[] element = {99, 0, 0, 0};

        loader.pending().put(place, element);
        assertEquals("99", loader.window(0, 10, 0, 4).text(1, 1));
        loader.pending().done(place, element, 2);
        loader.show(space(new SampleArray(DType.INT32, 10, 4).set(5, "98")), 2);
        assertEquals("99", loader.window(0, 10, 0, 4).text(1, 1));
        threads.runAll();

        assertEquals("98", loader.window(0, 10, 0, 4).text(1, 1));
    }

    @Test
    void aRefusedEditShowsTheOldTextAgain() {
        var loader = loader(new SampleArray(DType.INT32, 10, 4));
        loader.window(0, 10, 0, 4);
        threads.runAll();
        byte[] element = {99, 0, 0, 0};

        loader.pending().put(new CellPlace(1, 1), element);
        loader.pending().failed(new CellPlace(1, 1), element);

        assertEquals("5", loader.window(0, 10, 0, 4).text(1, 1));
    }

    @Test
    void editsAmongDroppedRowsAreMarkedWhereTheyStand() {
        var array = new SampleArray(DType.INT32, RowSet.of(1, 2), 6, 2).set(9, "7").savedRows(5);
        var loader = loader(array);
        loader.window(0, 4, 0, 2);
        threads.runAll();

        var window = loader.window(0, 4, 0, 2);
        assertTrue(CellState.EDITED.isIn(window.states(2, 1)));
        assertFalse(CellState.EDITED.isIn(window.states(2, 0)));
        assertTrue(CellState.EDITED.isIn(window.states(3, 0)), "an appended row is not saved");
    }

    @Test
    void aFailureIsNotAskedForInEveryFrameButOnceInAWhile() {
        var array = new SampleArray(DType.INT32, 10, 4).set(0, "no number");
        var loader = loader(array);

        loader.window(0, 10, 0, 4);
        threads.runAll();
        loader.window(0, 10, 0, 4);
        threads.runAll();

        assertEquals(1, failures.size());
        assertTrue(loader.hasUnreadable());

        array.set(0, "5");
        threads.advance(Duration.ofSeconds(3));
        assertEquals(1, changes, "what is in sight is to be asked for again");
        loader.window(0, 10, 0, 4);
        threads.runAll();
        assertEquals("5", loader.window(0, 10, 0, 4).text(0, 0));
        assertFalse(loader.hasUnreadable());
        assertEquals(1, failures.size());
    }

    @Test
    void truthIsACheckBoxAndNaNIsMarked() {
        var bools = loader(new SampleArray(DType.BOOL, 4));
        bools.window(0, 4, 0, 1);
        threads.runAll();
        assertEquals(CellState.CHECK_BOX.bit() | CellState.CHECKED.bit(), bools.window(0, 4, 0, 1).states(1, 0));

        var floats = loader(new SampleArray(DType.FLOAT32, 4).set(2, "NaN"));
        floats.window(0, 4, 0, 1);
        threads.runAll();
        assertTrue(CellState.NAN.isIn(floats.window(0, 4, 0, 1).states(2, 0)));
    }

    private RowLoader loader(SampleArray array) {
        return new RowLoader(new TaskRunner(threads, failures::add), space(array), 1, () -> changes++, failures::add);
    }

    private static CellSpace space(SampleArray array) {
        return CellSpace.ofLiveRows(array, 0, array.shape().ndim() > 1 ? 1 : CellSpace.NO_AXIS, Box.all(array.shape()));
    }
}
