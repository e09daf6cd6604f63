package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Takes new bytes for parts of rows, ascending and apart.
@FunctionalInterface
public interface CellSink {
    /// `bytes` replace what lies in physical row `row` from byte `offsetInRow`; they may go on into the following rows. The segment
    /// is only valid during the call.
    void write(long row, long offsetInRow, MemorySegment bytes) throws IOException;
}
