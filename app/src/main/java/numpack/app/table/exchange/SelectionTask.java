package numpack.app.table.exchange;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import numpack.app.selection.GridRange;
import numpack.app.session.space.CellSpace;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.summary.Summarizer;

/// Sums up the live cells of some rectangles.
public final class SelectionTask implements Work<SelectionFacts> {
    /// More cells are only counted: reading them would take seconds of the disk for a number that was not asked for.
    public static final long MAX_CELLS = 50_000_000;

    private static final long CELLS_AT_ONCE = 1 << 17;

    private final CellSpace space;
    private final List<GridRange> ranges;

    /// @param ranges with plain bounds, within the space
    public SelectionTask(CellSpace space, List<GridRange> ranges) {
        this.space = space;
        this.ranges = ranges;
    }

    @Override
    public SelectionFacts run(ProgressSink progress) throws IOException {
        var cells = ranges.stream().mapToLong(range -> range.cellCount(Long.MAX_VALUE, Long.MAX_VALUE)).reduce(0, SelectionTask::saturatedSum);
        if (cells > MAX_CELLS) {
            return new SelectionFacts(cells, Optional.empty());
        }
        var summarizer = new Summarizer(space.array().dtype());
        for (var range : ranges) {
            add(range, summarizer, progress);
        }
        var summary = summarizer.summary();
        return new SelectionFacts(summary.count(), Optional.of(summary));
    }

    private void add(GridRange range, Summarizer summarizer, ProgressSink progress) throws IOException {
        var columns = range.lastColumn() - range.firstColumn() + 1;
        var columnsAtOnce = Math.min(columns, CELLS_AT_ONCE);
        var rowsAtOnce = Math.max(1, CELLS_AT_ONCE / columns);
        for (var row = range.firstRow(); row <= range.lastRow(); row += rowsAtOnce) {
            var rows = Math.min(rowsAtOnce, range.lastRow() - row + 1);
            for (var column = range.firstColumn(); column <= range.lastColumn(); column += columnsAtOnce) {
                progress.checkCancelled();
                add(row, rows, column, Math.min(columnsAtOnce, range.lastColumn() - column + 1), summarizer);
            }
        }
    }

    private void add(long row, long rows, long column, long columns, Summarizer summarizer) throws IOException {
        var box = space.box(row, rows, column, columns);
        var bytes = MemorySegment.ofArray(box.read());
        if (!space.showsDropped()) {
            summarizer.add(bytes, 0, box.cellCount());
            return;
        }
        var size = space.array().dtype().itemSize();
        for (long r = 0; r < rows; r++) {
            for (long c = 0; c < columns; c++) {
                if (!space.isRowDropped(row + r) && !space.isColumnDropped(column + c)) {
                    summarizer.add(bytes, box.index(r, c) * size, 1);
                }
            }
        }
    }

    private static long saturatedSum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
