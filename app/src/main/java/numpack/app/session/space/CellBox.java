package numpack.app.session.space;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.shape.Box;
import org.jspecify.annotations.Nullable;

/// A rectangle of the grid as a box of the array whose rows run as they do in the file and whose slices all run forwards. What is read through it, and
/// what is written through [CellSpace#region], lies in C order; [#index] finds a cell of the rectangle in it, whichever axis is the slower one,
/// whichever way they run and in whatever order rows are shown. Used by one thread at a time.
public final class CellBox {
    private final CellSpace space;
    private final Box slices;
    private final long rows;
    private final long columns;
    /// For each position on axis 0 which row it is in file order; null until it is asked for.
    private int @Nullable [] ranks;

    /// @param slices  one for each axis, in the positions of the space
    /// @param rows    of the rectangle
    /// @param columns of the rectangle
    CellBox(CellSpace space, Box slices, long rows, long columns) {
        this.space = space;
        this.slices = slices;
        this.rows = rows;
        this.columns = columns;
    }

    public CellSpace space() {
        return space;
    }

    /// One for each axis, in the positions of the space.
    public Box slices() {
        return slices;
    }

    /// Rows of the rectangle.
    public long rows() {
        return rows;
    }

    /// Columns of the rectangle.
    public long columns() {
        return columns;
    }

    /// Elements in it.
    public long cellCount() {
        return Math.multiplyExact(rows, columns);
    }

    /// Which element, in C order, is the cell of a row and column of the rectangle.
    public long index(long row, long column) {
        var r = space.isReversed(space.rowAxis()) ? rows - 1 - row : row;
        var c = space.isReversed(space.columnAxis()) ? columns - 1 - column : column;
        if (space.isSorted()) {
            r = space.rowAxis() == 0 ? rank(r) : r;
            c = space.columnAxis() == 0 ? rank(c) : c;
        }
        return isRowMajor() ? r * columns + c : c * rows + r;
    }

    /// Its elements in C order, little-endian.
    ///
    /// @throws ArithmeticException if they are more than an array holds
    public byte[] read() throws IOException {
        var bytes = new byte[Math.toIntExact(Math.multiplyExact(cellCount(), space.array().dtype().itemSize()))];
        if (bytes.length > 0) {
            var reading = space.reading(slices);
            reading.source().read(reading.box(), MemorySegment.ofArray(bytes));
        }
        return bytes;
    }

    /// How many elements follow each other for one position of axis 0, where it is in the rectangle.
    public long elementsPerPosition() {
        return space.rowAxis() == 0 ? columns : space.columnAxis() == 0 ? rows : cellCount();
    }

    private long rank(long position) {
        var known = ranks;
        if (known == null) {
            known = space.ranks(slices.rows());
            ranks = known;
        }
        return known[(int) position];
    }

    private boolean isRowMajor() {
        return space.columnAxis() == CellSpace.NO_AXIS || space.rowAxis() < space.columnAxis();
    }
}
