package numpack.engine.stream;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import numpack.engine.work.Progress;

/// Moves rows from a stream to a sink.
public final class RowPump {
    private RowPump() {}

    /// Moves all that is left in the stream, telling the progress in bytes and asking it before each batch whether to stop. Returns how
    /// many rows went over.
    ///
    /// @throws CancellationException if the progress was cancelled; what the sink has by then is the caller's to undo
    /// @throws IOException           if either side fails
    public static long pump(RowStream from, RowSink to, Progress progress) throws IOException {
        progress.begin(from.remainingBytes());
        long rows = 0;
        progress.checkCancelled();
        for (var next = from.next(); next.isPresent(); next = from.next()) {
            var batch = next.get();
            to.write(batch);
            rows += batch.rowCount();
            progress.advance(batch.rows().sizeBytes());
            progress.checkCancelled();
        }
        return rows;
    }
}
