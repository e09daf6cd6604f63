package numpack.app.grid.exchange;

import java.lang.foreign.MemorySegment;
import numpack.engine.draft.Draft;
import numpack.engine.draft.Region;
import numpack.engine.draft.Step;

/// A change of a rectangle of cells, ready to be made.
public sealed interface BlockEdit {
    /// Makes it.
    Step applyTo(Draft draft);

    /// How many cells it changes.
    long cellCount();

    /// Each cell gets a value of its own.
    ///
    /// @param bytes one element for each cell of the region, in its order
    /// @param kind what it is, a word kept with the step
    record Write(String array, Region region, byte[] bytes, String kind) implements BlockEdit {
        @Override
        public Step applyTo(Draft draft) {
            return draft.write(array, region, MemorySegment.ofArray(bytes), kind);
        }

        @Override
        public long cellCount() {
            return region.cellCount();
        }
    }

    /// All cells get one value.
    record Fill(String array, Region region, byte[] element) implements BlockEdit {
        @Override
        public Step applyTo(Draft draft) {
            return draft.fill(array, region, element);
        }

        @Override
        public long cellCount() {
            return region.cellCount();
        }
    }
}
