package numpack.engine.draft.overlay;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;

/// New values for some cells of an array. Immutable.
public sealed interface Layer permits CellRuns, RegionLayer {
    /// The lowest row that it covers; it covers at least one.
    long minRow();

    /// The highest row that it covers.
    long maxRow();

    /// The rows that it covers, wholly or in part.
    RowSet rows();

    /// In each row, the box around all that it covers.
    Box restBounds();

    /// Puts what it holds of a window into the window's elements, which lie in C order.
    void paint(Box window, MemorySegment into) throws IOException;

    /// The same without rows from `rows` on; the caller has checked that some row is left.
    Layer first(long rows);
}
