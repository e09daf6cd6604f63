package numpack.engine.stream;

import java.io.IOException;
import numpack.engine.ndarray.RowBatch;

/// Takes an array's rows, batch after batch, first to last. A batch may be kept: nobody writes to it again.
@FunctionalInterface
public interface RowSink {
    /// The next rows.
    ///
    /// @throws IOException if the disk fails
    void write(RowBatch batch) throws IOException;
}
