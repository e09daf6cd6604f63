package numpack.app.table.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import numpack.app.selection.GridRange;
import numpack.app.session.pack.SampleEditedPack;
import numpack.app.session.space.CellSpace;
import numpack.app.task.ProgressSink;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.error.RowsRenumberedException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveSpanningTaskTest {
    private static final List<GridRange> RANGES = List.of(new GridRange(2, 4, 0, 0));

    @TempDir
    private Path folder;

    private SampleEditedPack pack;

    @BeforeEach
    void open() throws IOException {
        pack = new SampleEditedPack(folder).with("labels", DType.UINT8, 10);
        for (int row = 0; row < 10; row++) {
            set(row, row);
        }
        save();
    }

    @AfterEach
    void close() throws IOException {
        pack.close();
    }

    @Test
    void aCopyStartsAgainForTheSameCellsWhenASaveComesBetween() throws Exception {
        var copy = copy(CellSpace.ofLiveRows(pack.array("labels"), 0, CellSpace.NO_AXIS, Box.all(pack.array("labels").shape())));
        set(3, 33);
        pack.edit(draft -> draft.renameArray("labels", "targets"));
        pack.edit(draft -> draft.dropRows(Map.of("targets", RowSet.of(8))));
        save();

        assertEquals("2\n33\n4\n", copy.run(QUIET).text());
    }

    @Test
    void aSaveInTheMiddleOfACopyLeavesNoHalfOfIt() throws Exception {
        var array = pack.array("labels");
        var space = CellSpace.ofLiveRows(array, 0, CellSpace.NO_AXIS, Box.all(array.shape()));
        var copy = new SaveSpanningTask<Copied>(space, RANGES, at -> progress -> {
            if (at.array() == array) {
                at.box(2, 1, 0, 1).read();
                set(3, 33);
                save();
            }
            return new CopyTask(at, RANGES.getFirst(), CopyForm.TSV).run(progress);
        }, (seen, _) -> pack.draft.again(seen));

        assertEquals("2\n33\n4\n", copy.run(QUIET).text());
    }

    @Test
    void aCopyEndsIfOtherRowsStandThereByThen() throws Exception {
        var array = pack.array("labels");
        var live = copy(CellSpace.ofLiveRows(array, 0, CellSpace.NO_AXIS, Box.all(array.shape())));
        pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(0))));
        save();
        assertEquals("labels", assertThrows(RowsRenumberedException.class, () -> live.run(QUIET)).array());

        var dropped = pack.array("labels");
        var shown = copy(CellSpace.withDroppedRows(dropped, 0, CellSpace.NO_AXIS, Box.all(dropped.shape())));
        set(3, 33);
        save();
        assertEquals("2\n33\n4\n", shown.run(QUIET).text());
        pack.edit(draft -> draft.saveAndCompact(draft.planCompaction(List.of("labels")), Progress.NONE));
        assertThrows(RowsRenumberedException.class, () -> shown.run(QUIET));
    }

    @Test
    void aCopyEndsIfTooFewRowsAreLeft() throws IOException {
        var array = pack.array("labels");
        var copy = copy(CellSpace.ofLiveRows(array, 0, CellSpace.NO_AXIS, Box.all(array.shape())));
        pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.range(3, 10))));
        save();
        assertThrows(RowsRenumberedException.class, () -> copy.run(QUIET));
    }

    @Test
    void whatNobodyHasReadAgainIsNotTriedForEver() throws IOException {
        var array = pack.array("labels");
        var space = CellSpace.ofLiveRows(array, 0, CellSpace.NO_AXIS, Box.all(array.shape()));
        set(3, 33);
        save();
        var copy = new SaveSpanningTask<>(space, RANGES, at -> new CopyTask(at, RANGES.getFirst(), CopyForm.TSV), (seen, _) -> seen);
        assertThrows(StaleArrayException.class, () -> copy.run(QUIET));
    }

    private SaveSpanningTask<Copied> copy(CellSpace space) {
        return new SaveSpanningTask<>(space, RANGES, at -> new CopyTask(at, RANGES.getFirst(), CopyForm.TSV), (seen, _) -> pack.draft.again(seen));
    }

    private void set(long row, int value) {
        pack.edit(draft -> draft.setCells("labels", CellEdits.of(row, 0, new byte[] {(byte) value})));
    }

    private void save() {
        pack.edit(draft -> draft.save(Progress.NONE));
    }

    private static final ProgressSink QUIET = new ProgressSink() {
        @Override
        public void begin(long total) {}

        @Override
        public void advance(long amount) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };
}
