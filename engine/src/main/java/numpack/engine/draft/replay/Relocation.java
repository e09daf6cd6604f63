package numpack.engine.draft.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import numpack.engine.StoredArray;
import numpack.engine.draft.apply.TouchedRows;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.ledger.Ledger;
import numpack.engine.draft.signature.RowPlaces;
import numpack.engine.draft.signature.SignedRows;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.state.RowMoves;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Step;
import numpack.engine.shape.RowSet;

/// Moves steps to where their rows are now, in arrays whose rows another program may have renumbered. A step is moved only if each of its rows
/// is found in just one place, with the same rows before or after it as then; else it is in conflict.
///
/// @param ledger       whose steps they are
/// @param finder     looks for rows
/// @param renumbered the arrays, by identity, as they were known when the steps fitted
/// @param signed     what is to be known again of steps that were moved, by their atoms
/// @param found      new numbers of rows by old ones, by arrays
public record Relocation(Ledger ledger, RowFinder finder, Map<Long, KnownArray> renumbered, Map<Long, SignedRows> signed, Map<Long, Map<Long, Long>> found) {
    Relocation(Ledger ledger, RowFinder finder, Map<Long, KnownArray> renumbered) {
        this(ledger, finder, Map.copyOf(renumbered), new TreeMap<>(), new HashMap<>());
    }

    /// What has become of a step.
    sealed interface Result {
        /// It is about the rows that it was about, by the numbers that they have now.
        record Moved(Step step) implements Result {}

        /// Not all of its rows are known.
        record Lost(Conflict conflict) implements Result {}
    }

    boolean isEmpty() {
        return renumbered.isEmpty();
    }

    /// @param state the one that the step is to be applied to
    Result relocate(PackState state, Step step) throws IOException {
        if (!step.touches(renumbered.keySet())) {
            return new Result.Moved(step);
        }
        return switch (step) {
            case Step.Atom atom -> relocate(state, step, List.of(atom));
            case Step.Group group -> relocate(state, step, group.parts());
            // Of what was saved nothing is known that could be looked for.
            case Step.Undone _, Step.Reverted _ -> new Result.Lost(Conflict.ofRows(step, List.of()));
        };
    }

    /// Writes down by what the moved steps are known again; after they are in the log.
    void sign() throws IOException {
        for (var entry : signed.entrySet()) {
            ledger.sign(entry.getKey(), entry.getValue());
        }
        signed.clear();
    }

    private Result relocate(PackState before, Step step, List<Step.Atom> atoms) throws IOException {
        var state = before;
        var moved = new ArrayList<Step.Atom>();
        var lost = new ArrayList<Conflict.LostRow>();
        for (var atom : atoms) {
            var array = state.find(atom.target().arrayId());
            var stored = array.flatMap(now -> now.base().stored());
            boolean isToMove = renumbered.containsKey(atom.target().arrayId()) && stored.isPresent() && !TouchedRows.of(atom).isEmpty()
                    && !(atom instanceof Step.AppendRows);
            var now = isToMove ? move(atom, array.get(), stored.get(), lost) : Optional.of(atom);
            if (now.isEmpty()) {
                return new Result.Lost(Conflict.ofRows(step, lost));
            }
            moved.add(now.get());
            state = ledger.timeline().change().forward(state, now.get()).state();
        }
        return new Result.Moved(step instanceof Step.Group group ? new Step.Group(group.origin(), moved) : moved.getFirst());
    }

    /// Empty if rows are lost; some of them are named then.
    private Optional<Step.Atom> move(Step.Atom atom, ArrayState array, StoredArray stored, List<Conflict.LostRow> lost) throws IOException {
        var touched = TouchedRows.of(atom);
        var then = ledger.timeline().change().past().moves(atom, renumbered.get(array.id()).space());
        var known = ledger.history().signatures().of(atom.id());
        if (known.isEmpty()) {
            var ofPack = then.now(touched);
            // Rows that no save has brought into the pack are where the step that appended them puts them.
            if (ofPack.isEmpty()) {
                return Optional.of(atom);
            }
            for (long i = 0; i < Math.min(Conflict.MAX_LOST, ofPack.size()); i++) {
                lost.add(new Conflict.LostRow(ofPack.select(i), List.of(), Conflict.LostRow.UNKNOWN));
            }
            return Optional.empty();
        }
        var places = new long[known.get().count()];
        var taken = new HashMap<Long, Integer>();
        boolean isLost = false;
        for (int i = 0; i < places.length; i++) {
            var seen = finder.find(array.id(), stored, known.get().signature(i));
            places[i] = seen.map(RowPlaces::count).orElse(0L) == 1 ? seen.get().named().getFirst().row() : -1;
            boolean isFound = places[i] >= 0 && known.get().isAround(i, seen.get().named().getFirst()) && taken.put(places[i], i) == null;
            if (!isFound) {
                isLost = true;
                if (lost.size() < Conflict.MAX_LOST) {
                    lost.add(lost(then, touched.select(i), seen));
                }
            }
        }
        var appended = touched.membersAt(RowSet.range(places.length, touched.size()));
        var appendedNow = ledger.timeline().change().past().moves(atom, array.space()).now(appended);
        if (isLost || appendedNow.size() < appended.size()) {
            return Optional.empty();
        }
        var numbers = found.computeIfAbsent(array.id(), _ -> new HashMap<>());
        for (int i = 0; i < places.length; i++) {
            var was = then.now(RowSet.of(touched.select(i)));
            if (!was.isEmpty()) {
                numbers.put(was.min(), places[i]);
            }
        }
        var moved = new MovedRows(ledger, touched, places, appendedNow).move(atom, array);
        SignedRows.of(stored.physicalSource(), ArrayState.within(TouchedRows.of(moved), 0, stored.physicalShape().rowCount()))
                .ifPresent(rows -> signed.put(moved.id(), rows));
        return Optional.of(moved);
    }

    private static Conflict.LostRow lost(RowMoves then, long touched, Optional<RowPlaces> found) {
        var row = then.now(RowSet.of(touched));
        var named = found.map(places -> places.named().stream().map(RowPlaces.Place::row).toList()).orElse(List.of());
        return new Conflict.LostRow(row.isEmpty() ? touched : row.min(), named, found.map(RowPlaces::count).orElse(Conflict.LostRow.NOT_LOOKED_FOR));
    }
}
