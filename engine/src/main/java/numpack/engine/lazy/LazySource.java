package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// Where a lazy array's elements come from: a stored array, a draft's view of one, anything with a shape that can read a box.
/// Its shape and dtype never change; a source whose base was pulled away says so with an exception.
///
/// Implementations are safe for use by several threads.
public interface LazySource {
    DType dtype();

    Shape shape();

    /// Reads a box. Elements arrive in C order, little-endian, packed from the start of `into`.
    ///
    /// Costs what the box holds, not what the array holds.
    ///
    /// @param box  within the shape; without axes for a 0-d array
    /// @param into at least as many bytes as the box has
    /// @throws IllegalArgumentException if the box does not fit the shape, or `into` the box
    /// @throws IOException              if the disk fails
    void read(Box box, MemorySegment into) throws IOException;

    /// Reads rows in any order, perhaps some more than once, and of each the cells of a box; one row after the other.
    ///
    /// @param rows of the source
    /// @param box  one that has as many rows; which they are does not count
    /// @param into at least as many bytes as the box has
    /// @throws IllegalArgumentException  if the box does not fit the rows or the other axes, or `into` the box
    /// @throws IndexOutOfBoundsException if there is no such row
    /// @throws IOException               if the disk fails
    default void read(long[] rows, Box box, MemorySegment into) throws IOException {
        Picks.require(rows, box, shape());
        long rowBytes = box.rowCellCount() * dtype().itemSize();
        Picks.forEachRun(rows, (at, run) -> read(box.withRows(run), into.asSlice(at * rowBytes, run.count() * rowBytes)));
    }
}
