package numpack.engine.draft.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import numpack.engine.draft.apply.StepMaker;
import numpack.engine.draft.apply.TouchedRows;
import numpack.engine.draft.ledger.Ledger;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.CellDifference;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.state.RowMoves;
import numpack.engine.draft.step.CellPlaces;
import numpack.engine.draft.step.Step;
import numpack.engine.shape.RowSet;

/// Reverts unsaved steps: the others are applied again without them.
///
/// @param ledger the steps
public record Reverting(Ledger ledger) {
    /// The steps that would go, the given one among them.
    public Set<Long> together(Step step) throws IOException {
        return replay(step).gone();
    }

    public void run(Step step, StepMaker maker) throws IOException {
        var now = ledger.state();
        var replay = replay(step);
        var parts = ledger.history().steps(replay.gone());
        boolean isInPlace = parts.stream().flatMap(part -> part.atoms().stream()).allMatch(Reverting::isInPlace);
        var changes = isInPlace ? changes(now, replay.after(), parts, maker) : List.<Step.Atom>of();
        var lasting = isInPlace ? Step.Reverted.Lasting.UNDOABLE : Step.Reverted.Lasting.UNTIL_SAVED;
        ledger.add(new Step.Reverted(maker.origin(), replay.gone(), changes, lasting), replay.after());
    }

    /// What is left when a step and its dependants have never been done.
    private record Replay(Set<Long> gone, PackState after) {}

    private Replay replay(Step step) throws IOException {
        var history = ledger.history();
        var before = history.reverted(history.mark(), history.cursor());
        var excluded = new HashSet<>(before);
        excluded.add(step.id());
        var after = ledger.timeline().without(history.cursor(), excluded);
        excluded.removeAll(before);
        return new Replay(excluded, after);
    }

    private static boolean isInPlace(Step.Atom atom) {
        return switch (atom) {
            case Step.CellStep _, Step.DropRows _, Step.RestoreRows _ -> true;
            case Step.AppendRows _, Step.CreateArray _, Step.RenameArray _, Step.CloneArray _, Step.RemoveArray _ -> false;
        };
    }

    private List<Step.Atom> changes(PackState now, PackState after, List<Step> parts, StepMaker maker) throws IOException {
        var changes = new ArrayList<Step.Atom>();
        var ids = new HashSet<Long>();
        parts.forEach(part -> part.atoms().forEach(atom -> ids.add(atom.target().arrayId())));
        for (long id : ids) {
            var from = now.find(id);
            var to = after.find(id);
            if (from.isPresent() && to.isPresent()) {
                changes(from.get(), to.get(), rows(parts, id, from.get()), maker, changes);
            }
        }
        return changes;
    }

    private static RowSet rows(List<Step> parts, long id, ArrayState array) {
        var rows = RowSet.builder();
        for (var part : parts) {
            for (var atom : part.atoms()) {
                if (atom.target().arrayId() == id) {
                    rows.addAll(RowMoves.between(atom.target().space(), array.space()).now(TouchedRows.of(atom)));
                }
            }
        }
        return rows.build();
    }

    private static void changes(ArrayState from, ArrayState to, RowSet rows, StepMaker maker, List<Step.Atom> changes) throws IOException {
        if (!from.layers().isEmpty()) {
            var cells = new Cells(from.itemSize());
            new CellDifference(from.physicalSource(), to.physicalSource(), rows, from.layers().restBounds())
                    .forEachRun(cells::add);
            if (cells.runs > 0) {
                var places = new CellPlaces(from.rowElements(), Arrays.copyOf(cells.starts, cells.runs), Arrays.copyOf(cells.ends, cells.runs));
                changes.add(new Step.SetCells(maker.origin(), maker.target(from), places, maker.keep(cells.old.toByteArray()),
                        maker.keep(cells.now.toByteArray()), ""));
            }
        }
        long end = rows.isEmpty() ? 0 : rows.max() + 1;
        var was = from.droppedRows(0, end);
        var is = to.droppedRows(0, end);
        if (!is.minus(was).isEmpty()) {
            changes.add(new Step.DropRows(maker.origin(), maker.target(from), is.minus(was), StepMaker.sign(from, is.minus(was))));
        }
        if (!was.minus(is).isEmpty()) {
            changes.add(new Step.RestoreRows(maker.origin(), maker.target(from), was.minus(is), StepMaker.sign(from, was.minus(is))));
        }
    }

    /// Differing cells being collected.
    private static final class Cells {
        private final ByteArrayOutputStream old = new ByteArrayOutputStream();
        private final ByteArrayOutputStream now = new ByteArrayOutputStream();
        private final int itemSize;
        private long[] starts = new long[16];
        private long[] ends = new long[16];
        private int runs;

        Cells(int itemSize) {
            this.itemSize = itemSize;
        }

        void add(long first, byte[] oldBytes, byte[] newBytes, int from, int count) {
            old.write(oldBytes, from, count);
            now.write(newBytes, from, count);
            if (runs > 0 && ends[runs - 1] == first) {
                ends[runs - 1] += count / itemSize;
                return;
            }
            if (runs == starts.length) {
                starts = Arrays.copyOf(starts, 2 * runs);
                ends = Arrays.copyOf(ends, 2 * runs);
            }
            starts[runs] = first;
            ends[runs++] = first + count / itemSize;
        }
    }
}
