package numpack.engine.draft.step;

import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;

/// Cells of an array: any rows, and of each the same box. Its cells are in C order: rows ascending, then the slices in order.
///
/// @param rows physical rows
/// @param rest what of each row: a box of the axes after axis 0, whose steps are positive. It has no axes for an array of one axis, and none for
///             a 0-d array, whose only row is 0
public record Region(RowSet rows, Box rest) {
    public Region {
        for (var slice : rest.slices()) {
            if (slice.step() < 0) {
                throw new IllegalArgumentException("a region's slices run forwards: " + slice);
            }
        }
    }

    /// How many cells.
    ///
    /// @throws ArithmeticException if a `long` cannot hold it
    public long cellCount() {
        return Math.multiplyExact(rows.size(), rowCells());
    }

    /// How many cells in one row.
    public long rowCells() {
        return rest.cellCount();
    }
}
