package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Where a lazy array's elements come from: a stored array, a draft's view of one, anything with a shape that can read a box.
/// Its shape and dtype never change; a source whose ground was pulled away says so with an exception.
///
/// Implementations are safe for use by several threads.
public interface LazySource {
    DType dtype();

    Shape shape();

    /// Reads a box: one slice per axis, in order. Elements arrive in C order, little-endian, packed from the start of `into`.
    ///
    /// Costs what the box holds, not what the array holds.
    ///
    /// @param box  one slice for each axis, within the shape; empty for a 0-d array
    /// @param into at least as many bytes as the box has
    /// @throws IllegalArgumentException if the box does not fit the shape, or `into` the box
    /// @throws IOException              if the disk fails
    void read(List<Slice> box, MemorySegment into) throws IOException;
}
