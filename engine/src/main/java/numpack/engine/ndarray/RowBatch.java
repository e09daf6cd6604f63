package numpack.engine.ndarray;

import numpack.engine.shape.Box;

/// Consecutive rows of a larger array in memory, or a part of one of its rows. Its producer says how long its memory is valid; [#copy] keeps it.
///
/// @param box  where it is in the larger array: consecutive rows, and of them all or a part
/// @param rows the elements, of the shape of the box
public record RowBatch(Box box, NdArray rows) {
    public RowBatch {
        if (box.ndim() == 0 || box.rows().step() != 1 || !box.shape().equals(rows.shape())) {
            throw new IllegalArgumentException("no batch: %s at %s".formatted(rows, box));
        }
    }

    /// The row of the larger array that is row 0 here.
    public long firstRow() {
        return box.rows().start();
    }

    /// How many rows.
    public long rowCount() {
        return box.rows().count();
    }

    /// The row after the last.
    public long endRow() {
        return firstRow() + rowCount();
    }

    /// The same in memory of its own.
    public RowBatch copy() {
        return new RowBatch(box, rows.copy());
    }
}
