package numpack.engine.draft.overlay;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// New values for some cells of an array. Immutable.
public sealed interface Layer permits CellRuns, RegionLayer {
    /// The lowest row that it covers; it covers at least one.
    long minRow();

    /// The highest row that it covers.
    long maxRow();

    /// The rows that it covers, wholly or in part.
    RowSet rows();

    /// For each axis behind axis 0 a slice around all that it covers.
    List<Slice> restBounds();

    /// Puts what it holds of a window into the window's elements, which lie in C order.
    void paint(List<Slice> window, MemorySegment into) throws IOException;

    /// The same without rows from `rows` on; the caller has checked that some row is left.
    Layer first(long rows);
}
