package numpack.app.table.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import numpack.app.selection.GridRange;
import numpack.app.session.space.CellSpace;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;

/// Repeats the first row of each of some rectangles over its other rows; a rectangle of one row gets the row above it. Dropped rows are
/// passed over.
public final class FillDownTask implements Work<List<BlockEdit>> {
    /// Wider rectangles would make too many steps of one column each.
    public static final long MAX_COLUMNS = 4096;

    private final CellSpace space;
    private final List<GridRange> ranges;

    /// @param ranges with plain bounds, within the space, none of them the first row alone
    public FillDownTask(CellSpace space, List<GridRange> ranges) {
        this.space = space;
        this.ranges = ranges;
    }

    /// Whether there is a row to repeat.
    public static boolean hasSource(GridRange range) {
        return range.lastRow() > range.firstRow() || range.firstRow() > 0;
    }

    /// All cells that it is about: those to be filled, and the row above where it is only one row.
    public static List<GridRange> withSources(List<GridRange> ranges) {
        return ranges.stream().map(range -> range.firstRow() < range.lastRow() ? range
                : new GridRange(range.firstRow() - 1, range.lastRow(), range.firstColumn(), range.lastColumn())).toList();
    }

    /// How many columns are filled.
    public static long columns(List<GridRange> ranges) {
        return ranges.stream().mapToLong(range -> range.lastColumn() - range.firstColumn() + 1).sum();
    }

    @Override
    public List<BlockEdit> run(ProgressSink progress) throws IOException {
        progress.begin(columns(ranges));
        var edits = new ArrayList<BlockEdit>();
        for (var range : ranges) {
            add(range, edits, progress);
        }
        return edits;
    }

    private void add(GridRange range, List<BlockEdit> edits, ProgressSink progress) throws IOException {
        var isSingle = range.firstRow() == range.lastRow();
        var from = isSingle ? range.firstRow() - 1 : range.firstRow();
        var to = isSingle ? range.firstRow() : range.firstRow() + 1;
        var columns = range.lastColumn() - range.firstColumn() + 1;
        var source = space.box(from, 1, range.firstColumn(), columns);
        var bytes = source.read();
        var size = space.array().dtype().itemSize();
        for (long column = 0; column < columns; column++) {
            progress.checkCancelled();
            var at = (int) source.index(0, column) * size;
            var region = space.region(space.box(to, range.lastRow() - to + 1, range.firstColumn() + column, 1));
            if (region.cellCount() > 0) {
                edits.add(new BlockEdit.Fill(region, Arrays.copyOfRange(bytes, at, at + size)));
            }
            progress.advance(1);
        }
    }
}
