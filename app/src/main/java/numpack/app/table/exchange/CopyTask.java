package numpack.app.table.exchange;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.stream.LongStream;
import numpack.app.edit.value.CellTexts;
import numpack.app.selection.GridRange;
import numpack.app.session.space.CellBox;
import numpack.app.session.space.CellSpace;
import numpack.app.table.cells.CellHeads;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.dtype.DType;

/// Turns a rectangle of cells into text, a few thousand rows at a time. Dropped rows are left out: they are no rows of the
/// array.
public final class CopyTask implements Work<Copied> {
    private static final long CELLS_AT_ONCE = 1 << 16;

    private final CellSpace space;
    private final GridRange range;
    private final DType dtype;
    private final CellText text;
    private long cells;
    private long leftOut;

    /// @param range with plain bounds, within the space
    public CopyTask(CellSpace space, GridRange range, CopyForm form) {
        this.space = space;
        this.range = range;
        this.dtype = space.array().dtype();
        this.text = form.begin(dtype, space.columnAxis() == CellSpace.NO_AXIS ? NumpyText.Axes.ONE : NumpyText.Axes.TWO);
    }

    @Override
    public Copied run(ProgressSink progress) throws IOException {
        var columns = range.lastColumn() - range.firstColumn() + 1;
        var rowsAtOnce = Math.max(1, CELLS_AT_ONCE / columns);
        progress.begin(range.lastRow() - range.firstRow() + 1);
        text.begin(() -> LongStream.rangeClosed(range.firstColumn(), range.lastColumn()).filter(column -> !space.isColumnDropped(column))
                .mapToObj(column -> CellHeads.column(space, column)).iterator());
        for (var row = range.firstRow(); row <= range.lastRow(); row += rowsAtOnce) {
            progress.checkCancelled();
            var rows = Math.min(rowsAtOnce, range.lastRow() - row + 1);
            append(space.box(row, rows, range.firstColumn(), columns), row);
            progress.advance(rows);
        }
        return new Copied(text.end(cells), cells, leftOut);
    }

    private void append(CellBox box, long firstRow) throws IOException {
        var bytes = MemorySegment.ofArray(box.read());
        for (long row = 0; row < box.rows(); row++) {
            long gridRow = firstRow + row;
            if (space.isRowDropped(gridRow)) {
                leftOut++;
                continue;
            }
            text.beginRow(() -> CellHeads.row(space, gridRow));
            for (long column = 0; column < box.columns(); column++) {
                if (!space.isColumnDropped(range.firstColumn() + column)) {
                    text.cell(CellTexts.format(dtype, bytes, box.index(row, column) * dtype.itemSize()));
                    cells++;
                }
            }
            text.endRow();
        }
    }
}
