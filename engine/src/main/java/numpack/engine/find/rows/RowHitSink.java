package numpack.engine.find.rows;

import java.io.IOException;

/// Takes rows that are hits, ascending, one call at a time.
@FunctionalInterface
public interface RowHitSink {
    /// @param rows  valid until this returns, and may be changed
    /// @param count how many of them are hits, 1 at least
    void take(long[] rows, int count) throws IOException;
}
