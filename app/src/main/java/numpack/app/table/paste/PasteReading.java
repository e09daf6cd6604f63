package numpack.app.table.paste;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import numpack.app.edit.value.CellTexts;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.session.space.CellBox;
import numpack.app.session.space.CellSpace;
import numpack.app.table.cells.CellHeads;
import numpack.app.table.exchange.BlockEdit;
import numpack.engine.dtype.DType;

/// One way to read a pasted text: elements for cells, what is lost on the way, or why it cannot be read so.
public final class PasteReading {
    private final CommaReading commas;
    private final CellSpace space;
    private final GridRange target;
    private final Block block;
    private final Optional<BlockRefusal> refusal;

    /// The block of texts, read.
    ///
    /// @param texts    cells of the text
    /// @param rows     lines without empty ones at the end
    /// @param columns  cells of each line
    /// @param elements one for each cell, line by line; what a cell without text has is of no account
    /// @param gaps     cells without text
    /// @param lost     cells that lose digits
    /// @param listed   the first of those
    /// @param rounded  how many others are rounded
    record Block(TextBlock texts, int rows, int columns, byte[] elements, BitSet gaps, BitSet lost, List<LostValue> listed, long rounded) {}

    PasteReading(CommaReading commas, CellSpace space, GridRange target, Block block, Optional<BlockRefusal> refusal) {
        this.commas = commas;
        this.space = space;
        this.target = target;
        this.block = block;
        this.refusal = refusal;
    }

    /// What its commas are taken for.
    public CommaReading commas() {
        return commas;
    }

    /// Why the array cannot take it so; empty if it can.
    public Optional<BlockRefusal> refusal() {
        return refusal;
    }

    /// The cells that it is for.
    public GridRange target() {
        return target;
    }

    /// The array that it is for.
    public String array() {
        return space.array().name();
    }

    /// Its dtype, as NumPy calls it.
    public String dtype() {
        return space.array().dtype().numpyName();
    }

    /// Lines of the block.
    public int rows() {
        return block.rows;
    }

    /// Cells of each line.
    public int columns() {
        return block.columns;
    }

    /// How many empty lines end the text; they are left out.
    public int emptyLines() {
        return block.texts.rowCount() - block.rows;
    }

    /// How many cells of the block have no text.
    public int gapCount() {
        return block.gaps.cardinality();
    }

    /// How many texts lose digits.
    public int lostCount() {
        return block.lost.cardinality();
    }

    /// The first texts that lose digits.
    public List<LostValue> listed() {
        return block.listed;
    }

    /// How many other texts are rounded to the nearest number of the dtype.
    public long roundedCount() {
        return block.rounded;
    }

    /// How many texts go into cells.
    public long valueCount(Lost lost) {
        return (long) block.rows * block.columns - gapCount() - (lost == Lost.LEFT_OUT ? lostCount() : 0);
    }

    /// The head of a row of the block.
    public String rowHead(int row) {
        return CellHeads.row(space, target.firstRow() + row);
    }

    /// The head of a column of the block.
    public String columnHead(int column) {
        return CellHeads.column(space, target.firstColumn() + column);
    }

    /// Where the first cell goes, in words.
    public String place() {
        return place(0);
    }

    /// Where the first cell without text is, in words.
    public String firstGap() {
        return place(block.gaps.nextSetBit(0));
    }

    /// Some lines as they will stand in the table; only of a reading that the array can take.
    public List<List<String>> preview(int mostRows, int mostColumns) {
        var lines = new ArrayList<List<String>>();
        for (var row = 0; row < Math.min(block.rows, mostRows); row++) {
            var line = new ArrayList<String>();
            for (var column = 0; column < Math.min(block.columns, mostColumns); column++) {
                line.add(stored(row * block.columns + column));
            }
            lines.add(line);
        }
        return lines;
    }

    /// What a cell will show; empty for one without text.
    private String stored(int cell) {
        var dtype = space.array().dtype();
        return block.gaps.get(cell) ? "" : CellTexts.format(dtype, MemorySegment.ofArray(block.elements), (long) cell * dtype.itemSize());
    }

    /// What it writes. Cells without text stay as they are.
    public BlockEdit edit(Lost lost) {
        var box = space.box(target.firstRow(), target.lastRow() - target.firstRow() + 1,
                target.firstColumn(), target.lastColumn() - target.firstColumn() + 1);
        if (block.rows == 1 && block.columns == 1) {
            return new BlockEdit.Fill(space.region(box), block.elements);
        }
        var untouched = (BitSet) block.gaps.clone();
        if (lost == Lost.LEFT_OUT) {
            untouched.or(block.lost);
        }
        return new BlockEdit.Write(space.region(box), spread(box, space.array().dtype()), spread(box, untouched), "PASTE");
    }

    /// The block repeated over the target, in the order of the region.
    private byte[] spread(CellBox box, DType dtype) {
        var size = dtype.itemSize();
        var bytes = new byte[Math.toIntExact(box.cellCount() * size)];
        for (long row = 0; row < box.rows(); row++) {
            for (long column = 0; column < box.columns(); column++) {
                System.arraycopy(block.elements, cell(row, column) * size, bytes, (int) box.index(row, column) * size, size);
            }
        }
        return bytes;
    }

    private BitSet spread(CellBox box, BitSet cells) {
        var all = new BitSet();
        for (long row = 0; row < box.rows() && !cells.isEmpty(); row++) {
            for (long column = 0; column < box.columns(); column++) {
                if (cells.get(cell(row, column))) {
                    all.set((int) box.index(row, column));
                }
            }
        }
        return all;
    }

    private String place(int cell) {
        var row = rowHead(cell / block.columns);
        return space.columnAxis() == CellSpace.NO_AXIS ? Texts.of("grid.paste.place.row", row)
                : Texts.of("grid.paste.place.cell", row, columnHead(cell % block.columns));
    }

    private int cell(long row, long column) {
        return (int) (row % block.rows * block.columns + column % block.columns);
    }

    /// What becomes of texts that lose digits.
    public enum Lost {
        WRITTEN,
        /// Their cells stay as they are.
        LEFT_OUT
    }
}
