package numpack.app.grid.exchange;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import numpack.app.grid.TextBlock;
import numpack.app.grid.cells.CellBox;
import numpack.app.grid.cells.CellHeads;
import numpack.app.grid.cells.CellSpace;
import numpack.app.grid.cells.CellTexts;
import numpack.app.grid.cells.DecimalCommas;
import numpack.app.grid.space.GridRange;
import numpack.app.i18n.Texts;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DecimalMark;

/// Reads a block of texts as elements for a place in the grid. It goes to the selected cells if it fits them a whole number
/// of times both ways, else it grows from the first of them.
public final class PasteTask implements Work<BlockOutcome> {
    /// More cells are not pasted at once; files are imported.
    public static final long MOST_CELLS = 4_000_000;

    private static final int BAD_CELLS_LISTED = 100;

    private final CellSpace space;
    private final GridRange selected;
    private final List<List<String>> rows;
    private final int width;

    /// @param selected with plain bounds, within the space
    public PasteTask(CellSpace space, GridRange selected, TextBlock block) {
        this.space = space;
        this.selected = selected;
        this.rows = block.rows();
        this.width = block.columnCount();
    }

    @Override
    public BlockOutcome run(ProgressSink progress) {
        if (rows.isEmpty() || width == 0) {
            return BlockOutcome.refused(Texts.of("grid.paste.nothing"));
        }
        var target = target();
        var why = whyNot(target);
        if (!why.isEmpty()) {
            return BlockOutcome.refused(why);
        }
        var read = new Elements(target.firstRow(), target.firstColumn());
        read.all(progress);
        if (read.badCount > 0) {
            var sentence = Texts.of("grid.paste.badCells", read.badCount, space.array().dtype().numpyName());
            return new BlockOutcome.Refused(new BlockRefusal(sentence, read.bad, read.badCount));
        }
        return new BlockOutcome.Ready(edit(target, read.bytes), target, read.mark);
    }

    private GridRange target() {
        var high = selected.lastRow() - selected.firstRow() + 1;
        var wide = selected.lastColumn() - selected.firstColumn() + 1;
        var isMultiple = high % rows.size() == 0 && wide % width == 0;
        var lastRow = isMultiple ? selected.lastRow() : selected.firstRow() + rows.size() - 1;
        var lastColumn = isMultiple ? selected.lastColumn() : selected.firstColumn() + width - 1;
        return new GridRange(selected.firstRow(), lastRow, selected.firstColumn(), lastColumn);
    }

    /// Empty if it fits.
    private String whyNot(GridRange target) {
        var cells = target.cellCount(Long.MAX_VALUE, Long.MAX_VALUE);
        if (cells > MOST_CELLS) {
            return Texts.of("grid.paste.tooMany", cells, MOST_CELLS);
        }
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != width) {
                return Texts.of("grid.paste.ragged", i + 1, rows.get(i).size(), width);
            }
        }
        if (target.lastRow() >= space.rowCount()) {
            return Texts.of("grid.paste.tooHigh", (long) rows.size(), space.rowCount() - target.firstRow());
        }
        if (target.lastColumn() >= space.columnCount()) {
            return Texts.of("grid.paste.tooWide", (long) width, space.columnCount() - target.firstColumn());
        }
        for (var row = target.firstRow(); space.showsDropped() && row <= target.lastRow(); row++) {
            if (space.isRowDropped(row)) {
                return Texts.of("grid.paste.dropped");
            }
        }
        for (var column = target.firstColumn(); space.showsDropped() && column <= target.lastColumn(); column++) {
            if (space.isColumnDropped(column)) {
                return Texts.of("grid.paste.dropped");
            }
        }
        return "";
    }

    private BlockEdit edit(GridRange target, byte[] elements) {
        var box = space.box(target.firstRow(), target.lastRow() - target.firstRow() + 1,
                target.firstColumn(), target.lastColumn() - target.firstColumn() + 1);
        var array = space.array();
        if (rows.size() == 1 && width == 1) {
            return new BlockEdit.Fill(array.name(), space.region(box), elements);
        }
        return new BlockEdit.Write(array.name(), space.region(box), spread(box, elements, array.dtype()), new BitSet(), "PASTE");
    }

    /// The block repeated over the target, in the order of the region.
    private byte[] spread(CellBox box, byte[] elements, DType dtype) {
        var size = dtype.itemSize();
        var bytes = new byte[Math.toIntExact(box.cellCount() * size)];
        for (long row = 0; row < box.rows(); row++) {
            for (long column = 0; column < box.columns(); column++) {
                var from = (int) (row % rows.size() * width + column % width) * size;
                System.arraycopy(elements, from, bytes, (int) box.index(row, column) * size, size);
            }
        }
        return bytes;
    }

    /// The elements of the block, row by row, or what is wrong with them.
    private final class Elements {
        private final long firstRow;
        private final long firstColumn;
        private final DType dtype = space.array().dtype();
        private final DecimalMark mark = DecimalCommas.markOf(rows);
        private final byte[] bytes = new byte[Math.multiplyExact(Math.multiplyExact(rows.size(), width), dtype.itemSize())];
        private final List<BlockRefusal.BadCell> bad = new ArrayList<>();
        private long badCount;

        Elements(long firstRow, long firstColumn) {
            this.firstRow = firstRow;
            this.firstColumn = firstColumn;
        }

        void all(ProgressSink progress) {
            progress.begin(rows.size());
            for (var row = 0; row < rows.size(); row++) {
                progress.checkCancelled();
                for (var column = 0; column < width; column++) {
                    one(row, column, rows.get(row).get(column));
                }
                progress.advance(1);
            }
        }

        private void one(int row, int column, String text) {
            switch (CellTexts.read(dtype, text, mark)) {
                case CellTexts.Reading.Element element ->
                        System.arraycopy(element.bytes(), 0, bytes, (row * width + column) * dtype.itemSize(), dtype.itemSize());
                case CellTexts.Reading.Refused refused -> refuse(row, column, text, refused.sentence());
            }
        }

        private void refuse(int row, int column, String text, String sentence) {
            badCount++;
            if (bad.size() < BAD_CELLS_LISTED) {
                bad.add(new BlockRefusal.BadCell(CellHeads.row(space, firstRow + row), CellHeads.column(space, firstColumn + column),
                        text, sentence));
            }
        }
    }
}
