package numpack.app.session.space;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.shape.Box;

/// A rectangle of the grid as a box of the array whose slices all run forwards. What is read through it lies in C order;
/// [#index] finds a cell of the rectangle in it, whichever axis is the slower one and whichever way they run.
///
/// @param slices one for each axis, in the positions of the space
/// @param rows of the rectangle
/// @param columns of the rectangle
public record CellBox(CellSpace space, Box slices, long rows, long columns) {
    /// Elements in it.
    public long cellCount() {
        return Math.multiplyExact(rows, columns);
    }

    /// Which element, in C order, is the cell of a row and column of the rectangle.
    public long index(long row, long column) {
        var r = space.isReversed(space.rowAxis()) ? rows - 1 - row : row;
        var c = space.isReversed(space.columnAxis()) ? columns - 1 - column : column;
        return isRowMajor() ? r * columns + c : c * rows + r;
    }

    /// Its elements in C order, little-endian.
    ///
    /// @throws ArithmeticException if they are more than an array holds
    public byte[] read() throws IOException {
        var array = space.array();
        var bytes = new byte[Math.toIntExact(Math.multiplyExact(cellCount(), array.dtype().itemSize()))];
        if (bytes.length > 0) {
            var source = space.isPhysical() ? array.physicalSource() : array.source();
            source.read(slices, MemorySegment.ofArray(bytes));
        }
        return bytes;
    }

    /// How many elements follow each other for one position of axis 0, where it is in the rectangle.
    public long elementsPerPosition() {
        return space.rowAxis() == 0 ? columns : space.columnAxis() == 0 ? rows : cellCount();
    }

    private boolean isRowMajor() {
        return space.columnAxis() == CellSpace.NO_AXIS || space.rowAxis() < space.columnAxis();
    }
}
