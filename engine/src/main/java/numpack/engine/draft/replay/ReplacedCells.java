package numpack.engine.draft.replay;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import numpack.engine.draft.history.Timeline;
import numpack.engine.draft.ledger.Ledger;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.Gather;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;

/// Finds what unsaved edits of single cells replace where edits before them were reverted: the bytes that such a step has recorded may be those of
/// an edit that is as if it had never been done.
///
/// @param ledger the draft
public record ReplacedCells(Ledger ledger) {
    /// @param ids the numbers of the steps in question
    public Map<Long, byte[]> of(Set<Long> ids) throws IOException {
        var history = ledger.history();
        var taken = history.cursor() > history.mark() ? history.reverted(history.mark(), history.cursor()) : Set.<Long>of();
        if (taken.isEmpty()) {
            return Map.of();
        }
        var arrays = history.steps(taken).stream().flatMap(step -> step.atoms().stream()).map(atom -> atom.target().arrayId())
                .collect(Collectors.toSet());
        var search = new Search(Collections.min(taken), arrays, ids);
        ledger.timeline().without(history.cursor(), new HashSet<>(taken), search);
        return search.found;
    }

    private final class Search implements Timeline.Watch {
        private final long firstReverted;
        private final Set<Long> arrays;
        private final Set<Long> ids;
        private final Map<Long, byte[]> found = new HashMap<>();

        Search(long firstReverted, Set<Long> arrays, Set<Long> ids) {
            this.firstReverted = firstReverted;
            this.arrays = arrays;
            this.ids = ids;
        }

        @Override
        public boolean isFor(Step step) {
            return step.id() > firstReverted && ids.contains(step.id())
                    && single(step).filter(cell -> arrays.contains(cell.target().arrayId())).isPresent();
        }

        @Override
        public void see(Step step, PackState before) throws IOException {
            var cell = single(step).orElseThrow();
            var array = before.find(cell.target().arrayId());
            if (array.isPresent()) {
                var region = region(cell, array.get());
                if (!region.rows().isEmpty()) {
                    var bytes = new byte[array.get().itemSize()];
                    Gather.region(array.get().physicalSource(), region,
                            (read, from, count) -> System.arraycopy(read, from, bytes, 0, count));
                    found.put(step.id(), bytes);
                }
            }
        }

        private Region region(Step.CellStep cell, ArrayState array) {
            var then = switch (cell) {
                case Step.SetCells set -> new Region(RowSet.of(set.places().row(0)),
                        Box.all(array.physicalShape()).inRow().cell(set.places().offset(0)));
                case Step.Fill fill -> fill.region();
                case Step.WriteBlock write -> write.region();
            };
            var rows = ledger.timeline().change().past().moves(cell, array.space()).now(then.rows());
            return new Region(ArrayState.within(rows, 0, array.rows()), then.rest());
        }
    }

    /// The edit of one cell that a step is.
    private static Optional<Step.CellStep> single(Step step) {
        return switch (step) {
            case Step.CellStep cells when cells.cellCount() == 1 -> Optional.of(cells);
            case Step.Group group when group.parts().size() == 1 -> single(group.parts().getFirst());
            default -> Optional.empty();
        };
    }
}
