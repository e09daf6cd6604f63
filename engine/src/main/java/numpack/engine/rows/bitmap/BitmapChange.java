package numpack.engine.rows.bitmap;

import java.util.List;
import java.util.Optional;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.rows.live.RowMap;

/// What must happen to a bitmap file so that it says what a [RowMap] says.
public sealed interface BitmapChange {
    /// Nothing: it says so already, or there is no file and no row is dropped.
    record None() implements BitmapChange {}

    /// Some bytes change in place, the header's first.
    ///
    /// @param patches ascending, apart from each other
    /// @param after   the rows once they are written, if the file is so long that reading it again would be felt
    record Patches(List<BytePatch> patches, Optional<LiveRows> after) implements BitmapChange {
        public Patches {
            patches = List.copyOf(patches);
        }
    }

    /// The file is rewritten: it is not there yet, has no clean header, or changes nearly everywhere.
    record Whole(BitmapImage image) implements BitmapChange {}
}
