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
        long rows = from.remaining().rowCount();
        progress.begin(from.remainingBytes());
        from.forEach(to, progress);
        return rows;
    }
}
