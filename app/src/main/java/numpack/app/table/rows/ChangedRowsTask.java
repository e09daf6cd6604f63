package numpack.app.table.rows;

import java.io.IOException;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.RowSetBuilder;
import numpack.engine.shape.Slice;

/// Finds the rows whose cells are not as they are saved: edited ones, without those that were set back, and appended ones.
final class ChangedRowsTask implements Work<RowSet> {
    private static final long CELLS_AT_ONCE = 1 << 20;

    private final DraftArray array;

    ChangedRowsTask(DraftArray array) {
        this.array = array;
    }

    @Override
    public RowSet run(ProgressSink progress) throws IOException {
        var changed = RowSet.builder();
        long rowsAtOnce = Math.max(1, CELLS_AT_ONCE / Math.max(1, array.physicalShape().rowElements()));
        for (var range : array.editedRows().ranges()) {
            for (long from = range.from(); from < range.to(); from += rowsAtOnce) {
                progress.checkCancelled();
                add(from, Math.min(from + rowsAtOnce, range.to()), changed);
            }
        }
        return changed.build();
    }

    private void add(long from, long to, RowSetBuilder changed) throws IOException {
        if (array.isRowUnsaved(from)) {
            changed.addRange(from, to);
            return;
        }
        long cells = array.physicalShape().rowElements();
        var edited = array.editedIn(Box.all(array.physicalShape()).withRows(Slice.of(from, to - from)));
        for (int bit = edited.nextSetBit(0); bit >= 0;) {
            long row = bit / cells;
            changed.add(from + row);
            bit = edited.nextSetBit(Math.toIntExact((row + 1) * cells));
        }
        if (array.isRowUnsaved(to - 1)) {
            for (long row = to - 1; row >= from && array.isRowUnsaved(row); row--) {
                changed.add(row);
            }
        }
    }
}
