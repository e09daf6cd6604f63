package numpack.app.table.exchange;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import numpack.app.selection.GridRange;
import numpack.app.session.space.CellSpace;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.draft.DraftArray;
import numpack.engine.error.RowsRenumberedException;
import numpack.engine.error.StaleArrayException;

/// Work on cells of an array that may span a save: when the save leaves it with an old array, it starts again on the new one, for the same cells.
/// If other rows stand there by then, it ends with a `RowsRenumberedException`.
///
/// @param <T> what it yields
public final class SaveSpanningTask<T> implements Work<T> {
    private final CellSpace space;
    private final List<GridRange> ranges;
    private final Function<CellSpace, Work<T>> work;
    private final Again again;

    /// @param ranges the cells that it is about, with plain bounds, within the space
    /// @param work   makes the work for a space
    public SaveSpanningTask(CellSpace space, List<GridRange> ranges, Function<CellSpace, Work<T>> work, Again again) {
        this.space = space;
        this.ranges = ranges;
        this.work = work;
        this.again = again;
    }

    /// Finds the array as it is now; a `CancellationException` ends the waiting for it.
    @FunctionalInterface
    public interface Again {
        DraftArray find(DraftArray seen, ProgressSink waiting) throws IOException;
    }

    @Override
    public T run(ProgressSink progress) throws Exception {
        for (var at = space;;) {
            try {
                return work.apply(at).run(progress);
            } catch (StaleArrayException stale) {
                at = next(at, stale, progress);
            }
        }
    }

    private CellSpace next(CellSpace before, StaleArrayException stale, ProgressSink progress) throws IOException {
        var now = again.find(before.array(), progress);
        if (now.base().equals(before.array().base())) {
            // It was no save of ours: who shows the pack offers to read it again.
            throw stale;
        }
        var wanted = ranges.stream().map(range -> before.box(range.firstRow(), range.lastRow() - range.firstRow() + 1,
                range.firstColumn(), range.lastColumn() - range.firstColumn() + 1)).toList();
        return before.on(now, wanted).orElseThrow(() -> new RowsRenumberedException(stale.path(), now.name()));
    }
}
