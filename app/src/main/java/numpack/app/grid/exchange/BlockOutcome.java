package numpack.app.grid.exchange;

import numpack.app.grid.space.GridRange;
import numpack.engine.dtype.DecimalMark;

/// What came of looking at a block: a change, or why there is none.
public sealed interface BlockOutcome {
    /// It can be written.
    ///
    /// @param range the cells that it changes
    /// @param mark  what was taken for the decimal mark of the texts
    record Ready(BlockEdit edit, GridRange range, DecimalMark mark) implements BlockOutcome {}

    /// It cannot, and nothing is.
    record Refused(BlockRefusal refusal) implements BlockOutcome {}

    static BlockOutcome refused(String sentence) {
        return new Refused(BlockRefusal.of(sentence));
    }
}
