package numpack.engine.draft.step;

import java.util.List;

/// Where a step changed something in one array, as rows are numbered now: physical rows of the current snapshot. Rows that are no longer
/// there, after a compaction or because an append was undone, are left out.
///
/// @param arrayId the array; it is there now
/// @param extent  what of it was changed
/// @param regions the cells, at most [#MAX_REGIONS]; of whole rows all cells; none if nothing of it is left, or if the array as a whole was changed
public record StepPlace(long arrayId, Extent extent, List<Region> regions) {
    /// Single cells in more places than this are given as the box around them.
    public static final int MAX_REGIONS = 256;

    public StepPlace {
        regions = List.copyOf(regions);
    }

    /// What of an array a step changed.
    public enum Extent {
        /// Its elements.
        CELLS,
        /// Whole rows, which were dropped, restored or appended.
        ROWS,
        /// Its name, or that it is there.
        ARRAY
    }
}
