package numpack.app.table.cells;

import java.util.Optional;
import numpack.app.session.space.CellBox;
import numpack.app.session.space.CellSpace;

/// Which rows of the array the cells of a block stand for. Where rows are dropped only the bitmap on the disk tells, so it is asked in the
/// background together with the cells.
final class BlockRows {
    private final CellSpace space;
    private final long[] physical;
    private final long[] indices;

    private BlockRows(CellSpace space, int count) {
        this.space = space;
        this.physical = new long[count];
        this.indices = new long[count];
    }

    /// Asks; empty where no row is dropped, so that nothing has to be asked.
    static Optional<BlockRows> read(BlockKey key, CellBox box) {
        var space = box.space();
        if (!space.hasDroppedRows()) {
            return Optional.empty();
        }
        var count = space.rowAxis() == 0 ? box.rows() : space.columnAxis() == 0 ? box.columns() : 1;
        var rows = new BlockRows(space, Math.toIntExact(count));
        for (var i = 0; i < count; i++) {
            var row = key.firstRow() + (space.rowAxis() == 0 ? i : 0);
            var column = key.firstColumn() + (space.columnAxis() == 0 ? i : 0);
            rows.physical[i] = space.place(row, column).physicalRow();
            rows.indices[i] = (space.rowAxis() == 0 ? space.rowIndex(row) : space.columnIndex(column)).orElse(CellHeads.DROPPED);
        }
        return Optional.of(rows);
    }

    /// The physical row of a cell, counted within the block.
    long physical(int row, int column) {
        return physical[at(row, column)];
    }

    /// The logical row of a cell where axis 0 runs along the grid, or [CellHeads#DROPPED].
    long index(int row, int column) {
        return indices[at(row, column)];
    }

    private int at(int row, int column) {
        return space.rowAxis() == 0 ? row : space.columnAxis() == 0 ? column : 0;
    }
}
