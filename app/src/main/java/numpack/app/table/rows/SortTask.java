package numpack.app.table.rows;

import java.io.IOException;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.RowOrder;
import numpack.app.session.space.RowView;
import numpack.app.session.space.SortKey;
import numpack.app.table.exchange.SaveSpanningTask;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.draft.DraftArray;
import numpack.engine.error.RowsRenumberedException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.shape.RowSet;

/// Sorts rows by one element of each. It takes twelve bytes a row while it runs, and four or eight are kept.
///
/// A save leaves it with an array that cannot be read any more: then it starts again with the new one, if rows have the numbers that they had.
final class SortTask implements Work<SortTask.Answer> {
    /// More rows would take more memory than a window should.
    static final long MAX_ROWS = 20_000_000;

    private final CellSpace space;
    private final SortKey key;
    private final SaveSpanningTask.Again again;

    /// @param space whose rows are sorted: at most [#MAX_ROWS]
    SortTask(CellSpace space, SortKey key, SaveSpanningTask.Again again) {
        this.space = space;
        this.key = key;
        this.again = again;
    }

    /// What came of it.
    ///
    /// @param array whose values were read, and by which rows are numbered
    record Answer(RowView.Sorted view, DraftArray array) {}

    @Override
    public Answer run(ProgressSink progress) throws Exception {
        var seen = space.array();
        // Which rows are dropped, only the disk may know.
        var rows = space.allRows();
        for (var array = seen;;) {
            try {
                progress.begin(rows.size());
                return new Answer(sort(array, rows, progress), array);
            } catch (StaleArrayException stale) {
                var now = again.find(array, progress);
                if (now.base().equals(array.base())) {
                    // It was no save of ours: who shows the pack offers to read it again.
                    throw stale;
                }
                if (!now.keepsNumbers(seen) || now.rowsNow(seen, rows).filter(rows::equals).isEmpty()) {
                    throw new RowsRenumberedException(stale.path(), now.name());
                }
                array = now;
            }
        }
    }

    private RowView.Sorted sort(DraftArray array, RowSet rows, ProgressSink progress) throws IOException {
        var words = space.listed().flatMap(RowView.Listed::words);
        var keys = new ColumnKeys(array, key).read(rows, progress);
        boolean isSmall = rows.isEmpty() || rows.max() <= Integer.MAX_VALUE;
        var order = isSmall ? numbers(rows) : places(rows.size());
        KeySort.sort(keys, order, progress::checkCancelled);
        if (isSmall) {
            return new RowView.Sorted(rows, words, key, RowOrder.of(order));
        }
        // The keys have done their work, and rows of this size need as much room.
        for (int at = 0; at < order.length; at++) {
            keys[at] = rows.select(order[at]);
        }
        return new RowView.Sorted(rows, words, key, RowOrder.of(keys));
    }

    private static int[] numbers(RowSet rows) {
        var numbers = new int[(int) rows.size()];
        int at = 0;
        for (var range : rows.ranges()) {
            for (long row = range.from(); row < range.to(); row++) {
                numbers[at++] = (int) row;
            }
        }
        return numbers;
    }

    private static int[] places(long count) {
        var places = new int[(int) count];
        for (int at = 0; at < places.length; at++) {
            places[at] = at;
        }
        return places;
    }
}
