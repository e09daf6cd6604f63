package numpack.app.find.search;

import numpack.app.session.ShownHits.Extent;
import numpack.engine.find.Condition;

/// What a search looks for.
public sealed interface Sought {
    /// What the engine can say of elements.
    record Meeting(Condition condition) implements Sought {}

    /// What only the draft knows.
    enum OfDraft implements Sought {
        /// Cells that differ from what is saved, and all cells of appended rows.
        CHANGED,
        /// Dropped rows, saved or not.
        DROPPED
    }

    /// What its hits are.
    default Extent extent() {
        return switch (this) {
            case Meeting(Condition.OfRows _) -> Extent.ROWS;
            case Meeting(Condition.OfCells _) -> Extent.CELLS;
            case OfDraft one -> one == OfDraft.DROPPED ? Extent.ROWS : Extent.CELLS;
        };
    }
}
