package numpack.engine.draft.apply;

import java.io.IOException;
import java.util.Optional;
import numpack.engine.draft.overlay.ByteSource;
import numpack.engine.draft.overlay.CellRuns;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Step;

/// Many small steps of single cells on one array, made one layer: applying a hundred thousand one by one would merge layers all the time.
public final class CellBatch {
    private static final int MAX_CELLS = 64;

    private Optional<ArrayState> array = Optional.empty();
    private CellEdits edits = CellEdits.ofItemSize(1);
    private int steps;

    /// Takes a step in, if it is small and on the same array as those before.
    ///
    /// @param state the state without the steps of this batch
    public boolean takes(PackState state, Step step) throws IOException {
        if (!(step instanceof Step.SetCells set) || set.cellCount() > MAX_CELLS) {
            return false;
        }
        if (steps == 0) {
            array = state.find(set.target().arrayId());
            edits = CellEdits.ofItemSize(array.map(ArrayState::itemSize).orElse(1));
        }
        if (array.isEmpty() || array.get().id() != set.target().arrayId() || !array.get().space().equals(set.target().space())) {
            return false;
        }
        add(set);
        steps++;
        return true;
    }

    /// The state with the steps of this batch, which is empty then.
    public PackState flush(PackState state) throws IOException {
        if (steps == 0) {
            return state;
        }
        var changed = array.orElseThrow();
        var cells = SortedCells.of(edits, changed.rowElements());
        var layer = new CellRuns(changed.lengths(), changed.itemSize(), cells.places().starts(), cells.places().ends(),
                ByteSource.of(cells.values()));
        var after = state.with(changed.with(layer).by(changed.edits() + steps));
        steps = 0;
        return after;
    }

    private void add(Step.SetCells set) throws IOException {
        var places = set.places();
        int size = edits.itemSize();
        long at = 0;
        for (int run = 0; run < places.runCount(); run++) {
            for (long element = places.start(run); element < places.end(run); element++) {
                edits.add(element / places.rowElements(), element % places.rowElements(), set.newBytes().read(at, size));
                at += size;
            }
        }
    }
}
