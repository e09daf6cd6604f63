package numpack.engine.rows.bitmap;

import java.util.List;
import numpack.engine.error.Finding;
import numpack.engine.rows.live.LiveRows;

/// What came of reading a bitmap file.
public sealed interface BitmapReading {
    /// Which rows are live is known.
    ///
    /// @param rows     as many as the array has
    /// @param findings what is wrong with the file anyway
    record Known(LiveRows rows, BitmapForm form, List<Finding> findings) implements BitmapReading {
        public Known {
            findings = List.copyOf(findings);
        }
    }

    /// Which rows are dropped cannot be told, so the array must not be read.
    record Torn(Finding.BitmapTorn finding) implements BitmapReading {}
}
