package numpack.engine.rows;

import java.util.List;

/// What must happen to a bitmap file so that it says what a [RowMap] says.
public sealed interface BitmapChange {
    /// Nothing: it says so already, or there is no file and no row is dropped.
    record None() implements BitmapChange {}

    /// Some bytes change in place, the header's first.
    ///
    /// @param patches ascending, apart from each other
    record Patches(List<BytePatch> patches) implements BitmapChange {
        public Patches {
            patches = List.copyOf(patches);
        }
    }

    /// The file is written anew: it is not there yet, has no clean header, or changes nearly everywhere.
    record Whole(BitmapImage image) implements BitmapChange {}
}
