package numpack.engine.rows;

import java.io.IOException;

/// New bytes for parts of an array's rows, planned but not written: what replaces what, run by run. Runs come in ascending order, do not
/// overlap, and neighbours are joined as far as they are whole rows. Asked again it gives the same runs. No I/O but reading the new values.
public interface CellRuns {
    /// Bytes of all runs.
    long byteCount();

    /// Hands every run to `sink`; takes about a megabyte of memory.
    void forEach(CellSink sink) throws IOException;
}
