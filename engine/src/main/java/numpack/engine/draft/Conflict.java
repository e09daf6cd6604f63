package numpack.engine.draft;

import java.util.List;

/// An unsaved step that could not be applied after the pack was changed outside. It waits until it fits again or is discarded.
///
/// @param step   the step
/// @param array  the array's name
/// @param reason what does not fit
/// @param cells  the first cells that are not as the step had found them
public record Conflict(Step step, String array, Reason reason, List<Cell> cells) {
    public Conflict {
        cells = List.copyOf(cells);
    }

    /// Why a step cannot be applied.
    public enum Reason {
        /// There are other values now where the step replaced some.
        OTHER_VALUES,
        /// The array is gone, or another one bears its name.
        ARRAY_GONE,
        /// Rows are gone, or their numbers may stand for other rows now.
        ROWS_GONE,
        /// Dtype or row shape is another.
        OTHER_SHAPE,
        /// The name is taken.
        NAME_TAKEN,
        /// The step builds on another one that is not applied.
        DEPENDS
    }

    /// A cell with other contents than expected.
    ///
    /// @param row    physical row
    /// @param offset element in the row
    /// @param was    what the step had found
    /// @param is     what is there now
    /// @param yours  what the step would write
    public record Cell(long row, long offset, byte[] was, byte[] is, byte[] yours) {}
}
