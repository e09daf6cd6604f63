package numpack.app.table.rows;

import java.io.IOException;
import java.util.Arrays;
import numpack.app.session.space.RowView;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.RowSet;

/// Finds out whether sorted rows still stand in the order of their values, after the array has moved on.
///
/// Between saves only rows with unsaved edits are read, then and now; if none of their values has changed that is all. Else, and after a save or a
/// reload, the column is read once more.
final class SortCheck implements Work<Boolean> {
    private final RowView.Sorted view;
    private final DraftArray then;
    private final DraftArray now;

    /// @param view by the numbers that rows have now
    /// @param then the array when its rows stood in the order of their values
    SortCheck(RowView.Sorted view, DraftArray then, DraftArray now) {
        this.view = view;
        this.then = then;
        this.now = now;
    }

    @Override
    public Boolean run(ProgressSink progress) throws IOException {
        return hasSameValues(progress) || isInOrder(progress);
    }

    private boolean hasSameValues(ProgressSink progress) throws IOException {
        if (!then.base().equals(now.base()) || !now.keepsNumbers(then)) {
            return false;
        }
        var rows = then.editedRows().union(now.editedRows()).intersect(view.rows()).within(0, Math.min(then.physicalShape().rowCount(), now.physicalShape().rowCount()));
        return rows.isEmpty() || Arrays.equals(new ColumnKeys(then, view.key()).read(rows, progress), new ColumnKeys(now, view.key()).read(rows, progress));
    }

    private boolean isInOrder(ProgressSink progress) throws IOException {
        var rows = view.rows();
        var keys = new ColumnKeys(now, view.key()).read(rows, progress);
        long before = Long.MIN_VALUE;
        for (int at = 0; at < keys.length; at++) {
            long key = keys[place(rows, view.row(at))];
            if (key < before) {
                return false;
            }
            before = key;
        }
        return true;
    }

    private static int place(RowSet rows, long row) {
        return (int) (rows.rangeCount() == 1 ? row - rows.min() : rows.rank(row));
    }
}
