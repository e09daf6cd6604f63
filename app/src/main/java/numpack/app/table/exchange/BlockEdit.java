package numpack.app.table.exchange;

import java.io.IOException;
import java.util.BitSet;
import numpack.engine.draft.Draft;
import numpack.engine.draft.EffectiveEdit;
import numpack.engine.draft.step.Region;

/// A change of a rectangle of cells, ready to be made.
public sealed interface BlockEdit {
    /// What it comes down to on a draft as it is now: the cells that get other bits.
    ///
    /// @param array what the array is called there
    EffectiveEdit on(Draft draft, String array) throws IOException;

    /// How many cells it sets, whatever they hold now.
    long cellCount();

    /// Each cell gets a value of its own.
    ///
    /// @param bytes     one element for each cell of the region, in its order
    /// @param untouched cells of the region, in its order, that stay as they are; not to be changed
    /// @param kind      what it is, a word kept with the step
    record Write(Region region, byte[] bytes, BitSet untouched, String kind) implements BlockEdit {
        @Override
        public EffectiveEdit on(Draft draft, String array) throws IOException {
            return EffectiveEdit.write(draft, array, region, bytes, untouched, kind);
        }

        @Override
        public long cellCount() {
            return region.cellCount() - untouched.cardinality();
        }
    }

    /// All cells get one value.
    record Fill(Region region, byte[] element) implements BlockEdit {
        @Override
        public EffectiveEdit on(Draft draft, String array) throws IOException {
            return EffectiveEdit.fill(draft, array, region, element);
        }

        @Override
        public long cellCount() {
            return region.cellCount();
        }
    }
}
