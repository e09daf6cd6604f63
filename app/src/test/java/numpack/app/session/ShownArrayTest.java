package numpack.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numpack.app.prefs.AppFolders;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridShift;
import numpack.app.selection.GridSpot;
import numpack.app.session.space.SampleArray;
import numpack.app.session.space.ShownState.DroppedRows;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownArrayTest {
    @Test
    void theSelectionStaysOnItsRowsAndPicturesGoAlong() {
        var pack = new SampleShownPack(new SampleArray(DType.INT32, 30, 4));
        var shown = pack.shown;
        var rows = new ArrayList<Long>();
        var following = shown.follow(new ShownArray.Follower() {
            @Override
            public void shift(GridShift shift) {
                rows.add(shift.rowNearest(20));
            }

            @Override
            public void seek(GridSpot cell) {
                throw new AssertionError("nothing was to be seen");
            }

            @Override
            public void showsAllRows(ShownArray.AllRowsWhy why) {
                throw new AssertionError("all rows were shown");
            }
        });
        shown.selectionProperty().set(GridSelection.of(GridRange.rows(20, 22)));

        pack.show(new SampleArray(DType.INT32, RowSet.range(10, 13), 30, 4), 2, DroppedRows.HIDDEN);
        assertEquals(List.of(GridRange.rows(17, 19)), shown.getSelection().ranges());
        shown.showDroppedProperty().set(true);
        assertEquals(List.of(GridRange.rows(20, 22)), shown.getSelection().ranges());
        assertEquals(RowSet.range(20, 23), shown.rowSelection().orElseThrow().rows().live());
        assertEquals(List.of(17L, 23L), rows);

        following.unsubscribe();
        shown.showDroppedProperty().set(false);
        assertEquals(2, rows.size());
    }

    @Test
    void whatOfTheRowsIsSelectedFollowsSelectionAndAxes() {
        var shown = new SampleShownPack(new SampleArray(DType.INT32, 30, 4)).shown;
        var choice = shown.rowChoice();
        assertEquals(RowChoice.CELLS, choice.getValue());
        shown.selectionProperty().set(GridSelection.of(GridRange.rows(2, 3)));
        assertEquals(RowChoice.WHOLE_ROWS, choice.getValue());
        shown.axesProperty().set(shown.axesProperty().get().withText("[7, :]"));
        assertEquals(RowChoice.NOT_IN_SIGHT, choice.getValue());
        assertEquals(Optional.empty(), shown.rowSelection());
    }

    @Test
    void aSliceThatDoesNotFitTheArrayIsTheWholeArray() {
        var pack = new SampleShownPack(new SampleArray(DType.INT32, 30, 4));
        assertEquals("[2:5, :]", new ShownArray(pack, 7, "[2:5, :]").sliceText());
        assertEquals("[:, :]", new ShownArray(pack, 7, "[2:5, :, 1]").sliceText());
        assertEquals("[:, :]", new ShownArray(pack, 7, "").sliceText());
    }

    @Test
    void anArrayThatIsGoneShowsNothing() {
        var pack = new SampleShownPack(new SampleArray(DType.INT32, 30, 4));
        pack.remove();
        assertNull(pack.shown.stateProperty().get());
        assertTrue(pack.shown.goneProperty().get());
        assertEquals(RowChoice.NO_TABLE, pack.shown.rowChoice().getValue());
        assertEquals(Optional.empty(), pack.shown.space());
    }

    @Test
    void anEditBehindARenameOfItsArrayReachesIt(@TempDir Path folder) throws IOException {
        var sample = new SampleSession(folder).with("labels", DType.INT32, 100).with("words", DType.INT32, 100);
        var failures = new ArrayList<Throwable>();
        var threads = new ManualThreads();
        var runner = new TaskRunner(threads, failures::add);
        var path = sample.pack.path();
        sample.sessions.close(sample.pack, () -> { });
        var sessions = new Sessions(runner, new TaskList(runner), new AppFolders(folder.resolve("data")), failures::add);
        sessions.open(path, _ -> { });
        threads.runAll();
        var pack = sessions.packs().getFirst();
        var seen = pack.getState().snapshot().find("labels").orElseThrow();
        var shown = sessions.show(pack, seen);

        pack.edit(draft -> draft.renameArray("labels", "nlabels"));
        pack.edit(draft -> draft.renameArray("words", "labels"));
        shown.pack().edit(seen, (draft, array) -> draft.setCells(array, CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})), _ -> { }, failures::add);
        threads.runAll();

        assertEquals(List.of(), failures);
        var now = pack.getState().snapshot();
        assertEquals(7, LazyArray.of(now.find("nlabels").orElseThrow().source()).load().getLong(5));
        assertEquals(0, LazyArray.of(now.find("labels").orElseThrow().source()).load().getLong(5), "another array by now");
        sessions.close(pack, () -> { });
        threads.runAll();
    }
}
