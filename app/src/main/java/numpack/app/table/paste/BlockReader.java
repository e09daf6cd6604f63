package numpack.app.table.paste;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import numpack.app.edit.value.CellTexts;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.session.space.CellSpace;
import numpack.app.table.cells.CellHeads;
import numpack.app.table.cells.Decimals;
import numpack.app.task.ProgressSink;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.dtype.ElementText;
import numpack.engine.dtype.ParseResult;
import numpack.engine.dtype.ParseResult.Loss;
import numpack.engine.dtype.ParseResult.Reason;

/// Reads a block of texts in one way, for one place in the grid; made for it and forgotten.
final class BlockReader {
    /// A line may be as long as a text.
    private static final int CELLS_BETWEEN_LOOKS = 4096;
    private static final int MAX_BAD_LISTED = 100;
    private static final int MAX_LOST_LISTED = 1000;

    private final CellSpace space;
    private final DType dtype;
    private final TextBlock texts;
    private final CommaReading commas;
    private final int rows;
    private final int columns;
    private final GridRange target;
    private final byte[] elements;
    private final BitSet gaps = new BitSet();
    private final BitSet lost = new BitSet();
    private final List<LostValue> listed = new ArrayList<>();
    private final List<BlockRefusal.BadCell> bad = new ArrayList<>();
    private long badCount;
    private long rounded;
    private boolean isNotation = true;

    /// @param selected with plain bounds, within the space
    /// @param texts    with cells, all lines of one width but blank ones
    BlockReader(CellSpace space, GridRange selected, TextBlock texts, CommaReading commas) {
        this.space = space;
        this.dtype = space.array().dtype();
        this.texts = texts;
        this.commas = commas;
        this.rows = usedRows(texts);
        this.columns = texts.columnCount();
        this.target = target(selected);
        this.elements = new byte[Math.multiplyExact(Math.multiplyExact(rows, columns), dtype.itemSize())];
    }

    /// Lines without blank ones at the end.
    static int usedRows(TextBlock texts) {
        var rows = texts.rowCount();
        while (rows > 0 && texts.isBlank(rows - 1)) {
            rows--;
        }
        return rows;
    }

    /// Reads all cells, or none if there is no room for them.
    PasteReading read(ProgressSink progress) {
        var noRoom = whyNoRoom();
        if (noRoom.isEmpty()) {
            for (var row = 0; row < rows; row++) {
                readRow(row, progress);
                progress.advance(1);
            }
        }
        var refusal = !noRoom.isEmpty() ? Optional.of(BlockRefusal.of(noRoom)) : badCount == 0 ? Optional.<BlockRefusal>empty()
                : Optional.of(new BlockRefusal(Texts.of("grid.paste.badCells", badCount, dtype.numpyName()), bad, badCount));
        return new PasteReading(commas, space, target, new PasteReading.Block(texts, rows, columns, elements, gaps, lost, listed, rounded), refusal);
    }

    /// Whether all texts are written as values are, whether or not the dtype takes them; known once they are read.
    boolean isNotation() {
        return isNotation;
    }

    /// It goes to the selected cells if it fits them a whole number of times both ways, else it grows from the first of them.
    private GridRange target(GridRange selected) {
        var high = selected.lastRow() - selected.firstRow() + 1;
        var wide = selected.lastColumn() - selected.firstColumn() + 1;
        var isMultiple = high % rows == 0 && wide % columns == 0;
        var lastRow = isMultiple ? selected.lastRow() : selected.firstRow() + rows - 1;
        var lastColumn = isMultiple ? selected.lastColumn() : selected.firstColumn() + columns - 1;
        return new GridRange(selected.firstRow(), lastRow, selected.firstColumn(), lastColumn);
    }

    /// Empty if it fits.
    private String whyNoRoom() {
        var cells = target.cellCount(Long.MAX_VALUE, Long.MAX_VALUE);
        if (cells > PasteTask.MAX_CELLS) {
            return Texts.of("grid.paste.tooMany", cells, PasteTask.MAX_CELLS);
        }
        if (target.lastRow() >= space.rowCount()) {
            return Texts.of("grid.paste.tooHigh", (long) rows, space.rowCount() - target.firstRow());
        }
        if (target.lastColumn() >= space.columnCount()) {
            return Texts.of("grid.paste.tooWide", (long) columns, space.columnCount() - target.firstColumn());
        }
        return hasDropped() ? Texts.of("grid.paste.dropped") : "";
    }

    private boolean hasDropped() {
        for (var row = target.firstRow(); space.showsDropped() && row <= target.lastRow(); row++) {
            if (space.isRowDropped(row)) {
                return true;
            }
        }
        for (var column = target.firstColumn(); space.showsDropped() && column <= target.lastColumn(); column++) {
            if (space.isColumnDropped(column)) {
                return true;
            }
        }
        return false;
    }

    private void readRow(int row, ProgressSink progress) {
        if (texts.isBlank(row)) {
            gaps.set(row * columns, (row + 1) * columns);
            return;
        }
        for (var column = 0; column < columns; column++) {
            if (column % CELLS_BETWEEN_LOOKS == 0) {
                progress.checkCancelled();
            }
            readCell(row, column);
        }
    }

    private void readCell(int row, int column) {
        var text = texts.cell(row, column);
        var cell = row * columns + column;
        var into = MemorySegment.ofArray(elements);
        switch (ElementText.parse(dtype, commas.plain(text), commas.mark(), into, (long) cell * dtype.itemSize())) {
            case ParseResult.Ok(var loss) when loss == Loss.DIGITS -> lose(row, column, cell, text);
            case ParseResult.Ok(var loss) -> rounded += loss == Loss.ROUNDED ? 1 : 0;
            case ParseResult.Refused refused when refused.reason() == Reason.EMPTY -> gaps.set(cell);
            case ParseResult.Refused refused -> refuse(row, column, text, refused);
        }
    }

    private void lose(int row, int column, int cell, String text) {
        lost.set(cell);
        if (listed.size() < MAX_LOST_LISTED) {
            var stored = CellTexts.format(dtype, MemorySegment.ofArray(elements), (long) cell * dtype.itemSize());
            listed.add(new LostValue(rowHead(row), columnHead(column), text.strip(), stored, difference(text, cell)));
        }
    }

    private void refuse(int row, int column, String text, ParseResult.Refused refused) {
        isNotation &= switch (refused.reason()) {
            case OUT_OF_RANGE, FRACTION, NOT_FINITE -> true;
            case EMPTY, NOT_A_NUMBER, NOT_A_NAN, UNKNOWN_BOOL_WORD -> false;
        };
        badCount++;
        if (bad.size() < MAX_BAD_LISTED) {
            bad.add(new BlockRefusal.BadCell(rowHead(row), columnHead(column), text, CellTexts.sentence(refused)));
        }
    }

    private String difference(String text, int cell) {
        if (dtype.kind() != DTypeKind.FLOAT) {
            return "";
        }
        try {
            var pasted = new BigDecimal(commas.shown(text).strip().replace(Numbers.MINUS, '-'));
            var stored = new BigDecimal(ElementAccess.getDouble(dtype, MemorySegment.ofArray(elements), (long) cell * dtype.itemSize()));
            return Decimals.laidOut(stored.subtract(pasted).round(MathContext.DECIMAL32));
        } catch (NumberFormatException beyondAllExponents) {
            return "";
        }
    }

    private String rowHead(int row) {
        return CellHeads.row(space, target.firstRow() + row);
    }

    private String columnHead(int column) {
        return CellHeads.column(space, target.firstColumn() + column);
    }
}
