package numpack.engine.change;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// New bytes for parts of rows, given one run after the other so that a million cells need not lie in memory at once.
///
/// Runs come in ascending order (row, then offset) and do not overlap. It may be asked to run through more than once and must then
/// give the same runs.
public interface CellWrites {
    /// How many bytes all runs have together.
    long byteCount();

    /// Hands every run to `sink`.
    void forEach(Sink sink) throws IOException;

    /// Takes the runs.
    interface Sink {
        /// `bytes` replace what lies in physical row `row` from byte `offsetInRow`; they may go on into the following rows.
        /// The segment is only valid during the call.
        void write(long row, long offsetInRow, MemorySegment bytes) throws IOException;
    }
}
