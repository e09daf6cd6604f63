package numpack.engine.draft;

import java.util.List;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// A box of cells: any rows, and behind axis 0 one slice for each axis. Its cells are in C order: rows ascending, then the slices in order.
///
/// @param rows physical rows
/// @param rest one slice with a positive step for each axis behind axis 0; none for arrays of one axis, and none for a 0-d array,
///             whose only row is 0
public record Region(RowSet rows, List<Slice> rest) {
    public Region {
        rest = List.copyOf(rest);
        for (var slice : rest) {
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
    long rowCells() {
        long cells = 1;
        for (var slice : rest) {
            cells = Math.multiplyExact(cells, slice.count());
        }
        return cells;
    }
}
