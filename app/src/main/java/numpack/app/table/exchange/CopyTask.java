package numpack.app.table.exchange;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
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
    private final CopyForm form;
    private final DType dtype;
    private final StringBuilder text = new StringBuilder();
    private long cells;
    private long leftOut;

    /// @param range with plain bounds, within the space
    public CopyTask(CellSpace space, GridRange range, CopyForm form) {
        this.space = space;
        this.range = range;
        this.form = form;
        this.dtype = space.array().dtype();
    }

    @Override
    public Copied run(ProgressSink progress) throws IOException {
        var columns = range.lastColumn() - range.firstColumn() + 1;
        var rowsAtOnce = Math.max(1, CELLS_AT_ONCE / columns);
        progress.begin(range.lastRow() - range.firstRow() + 1);
        begin();
        for (var row = range.firstRow(); row <= range.lastRow(); row += rowsAtOnce) {
            progress.checkCancelled();
            var rows = Math.min(rowsAtOnce, range.lastRow() - row + 1);
            append(space.box(row, rows, range.firstColumn(), columns), row);
            progress.advance(rows);
        }
        end();
        return new Copied(text.toString(), cells, leftOut);
    }

    private void append(CellBox box, long firstRow) throws IOException {
        var bytes = MemorySegment.ofArray(box.read());
        for (long row = 0; row < box.rows(); row++) {
            if (space.isRowDropped(firstRow + row)) {
                leftOut++;
                continue;
            }
            beginRow(firstRow + row);
            var isFirst = true;
            for (long column = 0; column < box.columns(); column++) {
                if (space.isColumnDropped(range.firstColumn() + column)) {
                    continue;
                }
                text.append(isFirst ? "" : form == CopyForm.NUMPY ? ", " : "\t");
                isFirst = false;
                text.append(element(bytes, box.index(row, column) * dtype.itemSize()));
                cells++;
            }
            endRow();
        }
    }

    private String element(MemorySegment bytes, long offset) {
        var plain = CellTexts.format(dtype, bytes, offset);
        return form == CopyForm.NUMPY ? NumpyLiteral.of(plain) : plain;
    }

    private boolean isLine() {
        return space.columnAxis() == CellSpace.NO_AXIS;
    }

    private void begin() {
        if (form == CopyForm.NUMPY) {
            text.append("np.array([");
        } else if (form == CopyForm.TSV_WITH_HEADS) {
            for (var column = range.firstColumn(); column <= range.lastColumn(); column++) {
                if (!space.isColumnDropped(column)) {
                    text.append('\t').append(CellHeads.column(space, column));
                }
            }
            text.append('\n');
        }
    }

    private void beginRow(long gridRow) {
        if (form == CopyForm.NUMPY) {
            text.append(cells == 0 ? "" : isLine() ? ", " : ",\n          ").append(isLine() ? "" : "[");
        } else if (form == CopyForm.TSV_WITH_HEADS) {
            text.append(CellHeads.row(space, gridRow)).append('\t');
        }
    }

    private void endRow() {
        if (form != CopyForm.NUMPY) {
            text.append('\n');
        } else if (!isLine()) {
            text.append(']');
        }
    }

    private void end() {
        if (form == CopyForm.NUMPY) {
            text.append("], dtype=np.").append(dtype == DType.BOOL ? "bool_" : dtype.numpyName()).append(')');
        } else if (cells == 1 && form == CopyForm.TSV) {
            // one value is pasted into other fields, where a line end would be in the way
            text.setLength(text.length() - 1);
        }
    }
}
