package numpack.app.table.cells;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.geometry.HPos;
import numpack.app.grid.model.CellState;
import numpack.app.grid.model.GridWindow;
import numpack.app.i18n.Texts;
import numpack.app.session.ShownHits;
import numpack.app.session.space.CellSpace;
import numpack.app.table.number.NumberFormat;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;
import org.jspecify.annotations.Nullable;

/// A rectangle of cells over the blocks that are there.
final class CellWindow implements GridWindow {
    private static final long NEVER = -1;

    private final CellSpace space;
    private final PendingCells pending;
    private final NumberFormat format;
    private final @Nullable ShownHits hits;
    private final Rectangle at;
    private final DType dtype;
    private final boolean isBool;
    private final @Nullable CellBlock[] blocks;
    private final long firstBlockRow;
    private final long firstBlockColumn;
    private final int blockColumns;

    CellWindow(CellSpace space, Function<BlockKey, @Nullable CellBlock> cache, PendingCells pending, NumberFormat format, @Nullable ShownHits hits, Rectangle at) {
        this.space = space;
        this.pending = pending;
        this.format = format;
        this.hits = hits != null && hits.array() == space.array() ? hits : null;
        this.at = at;
        this.dtype = space.array().dtype();
        this.isBool = dtype.kind() == DTypeKind.BOOL;
        firstBlockRow = at.firstRow / BlockKey.ROWS;
        firstBlockColumn = at.firstColumn / BlockKey.COLUMNS;
        var blockRows = (int) ((at.firstRow + Math.max(1, at.rows) - 1) / BlockKey.ROWS - firstBlockRow) + 1;
        blockColumns = (int) ((at.firstColumn + Math.max(1, at.columns) - 1) / BlockKey.COLUMNS - firstBlockColumn) + 1;
        blocks = new CellBlock[blockRows * blockColumns];
        for (var i = 0; i < blocks.length; i++) {
            blocks[i] = cache.apply(new BlockKey(firstBlockRow + i / blockColumns, firstBlockColumn + i % blockColumns));
        }
    }

    @Override
    public long firstRow() {
        return at.firstRow;
    }

    @Override
    public long firstColumn() {
        return at.firstColumn;
    }

    @Override
    public int rows() {
        return at.rows;
    }

    @Override
    public int columns() {
        return at.columns;
    }

    @Override
    public String text(int row, int column) {
        var block = block(row, column);
        var typed = typed(row, column, block);
        if (typed != null) {
            return format.format(dtype, MemorySegment.ofArray(typed), 0);
        }
        return block == null ? "" : block.text(inBlockRow(row), inBlockColumn(column));
    }

    @Override
    public int states(int row, int column) {
        var block = block(row, column);
        var typed = typed(row, column, block);
        var states = droppedState(row, column) | hitState(row, column) | (isBool ? CellState.CHECK_BOX.bit() : 0);
        if (typed != null) {
            return states | CellState.EDITED.bit() | valueStates(MemorySegment.ofArray(typed));
        }
        if (block == null) {
            return states & ~CellState.CHECK_BOX.bit() | CellState.LOADING.bit();
        }
        var r = inBlockRow(row);
        var c = inBlockColumn(column);
        if (isBool) {
            states |= block.isTrue(r, c) ? CellState.CHECKED.bit() : 0;
        } else if (block.isNonFinite(r, c)) {
            states |= CellState.NAN.bit();
        }
        return states | (block.isEdited(r, c) ? CellState.EDITED.bit() : 0);
    }

    @Override
    public HPos alignment(int column) {
        return isBool ? HPos.CENTER : HPos.RIGHT;
    }

    @Override
    public String rowHead(int row) {
        return space.asksForRows() ? rowsAt(row, 0).map(rows -> CellHeads.text(rows.index(inBlockRow(row), inBlockColumn(0)))).orElse("")
                : CellHeads.row(space, at.firstRow + row);
    }

    @Override
    public String rowTip(int row) {
        var physical = space.rowAxis() == 0 && space.hasDroppedRows() ? physicalRow(row, 0) : OptionalLong.empty();
        return physical.isPresent() ? Texts.of("grid.row.physical", Long.toString(physical.getAsLong())) : "";
    }

    @Override
    public boolean isRowDropped(int row) {
        return space.asksForRows() && isDropped(row, 0);
    }

    @Override
    public boolean isColumnDropped(int column) {
        return space.asksForColumns() && isDropped(0, column);
    }

    /// The element of a cell, as far as it is known.
    Optional<byte[]> element(int row, int column) {
        var block = block(row, column);
        var typed = typed(row, column, block);
        return typed != null ? Optional.of(typed) : Optional.ofNullable(block).map(known -> known.element(inBlockRow(row), inBlockColumn(column)));
    }

    /// The head of a column; empty while it is loading.
    String columnHead(int column) {
        return space.asksForColumns() ? rowsAt(0, column).map(rows -> CellHeads.text(rows.index(inBlockRow(0), inBlockColumn(column)))).orElse("")
                : CellHeads.column(space, at.firstColumn + column);
    }

    /// The physical row of a cell; empty while only the disk could tell it.
    OptionalLong physicalRow(int row, int column) {
        if (!space.hasDroppedRows()) {
            return OptionalLong.of(space.place(at.firstRow + row, at.firstColumn + column).physicalRow());
        }
        return rowsAt(row, column).map(rows -> OptionalLong.of(rows.physical(inBlockRow(row), inBlockColumn(column)))).orElse(OptionalLong.empty());
    }

    private boolean isDropped(int row, int column) {
        return rowsAt(row, column).filter(rows -> rows.index(inBlockRow(row), inBlockColumn(column)) == CellHeads.DROPPED).isPresent();
    }

    private Optional<BlockRows> rowsAt(int row, int column) {
        return Optional.ofNullable(block(row, column)).flatMap(CellBlock::rows);
    }

    private int valueStates(MemorySegment element) {
        if (isBool) {
            return ElementAccess.getBoolean(dtype, element, 0) ? CellState.CHECKED.bit() : 0;
        }
        return ElementAccess.isNonFinite(dtype, element, 0) ? CellState.NAN.bit() : 0;
    }

    private int droppedState(int row, int column) {
        return isRowDropped(row) || isColumnDropped(column) ? CellState.DROPPED.bit() : 0;
    }

    private int hitState(int row, int column) {
        if (hits == null) {
            return 0;
        }
        var physical = physicalRow(row, column);
        return physical.isPresent() && hits.isHit(space.place(physical.getAsLong(), at.firstRow + row, at.firstColumn + column)) ? CellState.HIT.bit() : 0;
    }

    private byte @Nullable [] typed(int row, int column, @Nullable CellBlock block) {
        if (pending.isEmpty()) {
            return null;
        }
        var physical = physicalRow(row, column);
        if (physical.isEmpty()) {
            return null;
        }
        var place = space.place(physical.getAsLong(), at.firstRow + row, at.firstColumn + column);
        return pending.over(place, block == null ? NEVER : block.revision());
    }

    private @Nullable CellBlock block(int row, int column) {
        var blockRow = (int) ((at.firstRow + row) / BlockKey.ROWS - firstBlockRow);
        var blockColumn = (int) ((at.firstColumn + column) / BlockKey.COLUMNS - firstBlockColumn);
        var block = blocks[blockRow * blockColumns + blockColumn];
        return block != null && block.has(inBlockRow(row), inBlockColumn(column)) ? block : null;
    }

    private int inBlockRow(int row) {
        return (int) ((at.firstRow + row) % BlockKey.ROWS);
    }

    private int inBlockColumn(int column) {
        return (int) ((at.firstColumn + column) % BlockKey.COLUMNS);
    }

    /// Where a window lies in the grid.
    record Rectangle(long firstRow, long firstColumn, int rows, int columns) {}
}
