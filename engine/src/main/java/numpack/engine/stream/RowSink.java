package numpack.engine.stream;

import java.io.IOException;
import numpack.engine.ndarray.RowBatch;

/// Takes an array's rows, batch after batch, first to last.
@FunctionalInterface
public interface RowSink {
    /// The next rows. Their memory is valid until this returns; [RowBatch#copy] keeps them.
    ///
    /// @throws IOException if the disk fails
    void write(RowBatch batch) throws IOException;
}
