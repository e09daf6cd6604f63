package numpack.engine.draft.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import numpack.engine.draft.apply.StateChange;
import numpack.engine.draft.apply.StepMaker;
import numpack.engine.draft.apply.TouchedRows;
import numpack.engine.draft.history.RowSignatures;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.CellDifference;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Step;
import numpack.engine.shape.RowSet;

/// Whether a step fits a state that another program has had its hands in: it does if what it replaces is still there.
///
/// @param suspect arrays that another program may have changed, by identity
/// @param lost    those among them that take no step at all, and why
/// @param signatures what is known of the rows that steps were made on
public record FitCheck(StateChange change, Set<Long> suspect, Map<Long, Conflict.Reason> lost, RowSignatures signatures) {
    private static final int MAX_CELLS = 100;

    /// What speaks against a step; empty if it fits.
    Optional<Conflict> conflict(PackState state, Step step) throws IOException {
        var ofArrays = conflictOfArrays(step);
        if (ofArrays.isPresent()) {
            return ofArrays;
        }
        var outcome = change.forward(state, step);
        if (!step.touches(suspect)) {
            return outcome.trouble().map(_ -> conflict(step, Conflict.Reason.DEPENDS));
        }
        if (outcome.trouble().isPresent()) {
            return Optional.of(conflict(step, outcome.trouble().get()));
        }
        var other = otherRows(state, step);
        if (other.isEmpty()) {
            other = otherValues(state, outcome.state(), step);
        }
        return other.isPresent() ? other : otherSignatures(state, step);
    }

    /// What speaks against every step on one of its arrays.
    Optional<Conflict> conflictOfArrays(Step step) {
        return step.atoms().stream().flatMap(atom -> Optional.ofNullable(lost.get(atom.target().arrayId())).stream()).findFirst()
                .map(reason -> conflict(step, reason));
    }

    /// Whether rows to be dropped or restored are still the same rows.
    private Optional<Conflict> otherRows(PackState state, Step step) throws IOException {
        for (var atom : step.atoms()) {
            var array = state.find(atom.target().arrayId());
            if (array.isEmpty() || !suspect.contains(array.get().id())) {
                continue;
            }
            boolean isOther = switch (atom) {
                case Step.DropRows drop -> isOther(array.get(), rows(drop, array.get()), drop.sign());
                case Step.RestoreRows restore -> isOther(array.get(), rows(restore, array.get()), restore.sign());
                case Step.RemoveArray _ -> true;
                default -> false;
            };
            if (isOther) {
                return Optional.of(conflict(step, atom instanceof Step.RemoveArray ? Conflict.Reason.OTHER_VALUES : Conflict.Reason.ROWS_GONE));
            }
        }
        return Optional.empty();
    }

    private static boolean isOther(ArrayState array, RowSet rows, int sign) throws IOException {
        return !rows.isEmpty() && (rows.max() >= array.rows() || StepMaker.sign(array, rows) != sign);
    }

    /// Taking a step back right before doing it must change nothing, if what it replaces is there.
    private Optional<Conflict> otherValues(PackState state, PackState after, Step step) throws IOException {
        if (step.atoms().stream().noneMatch(atom -> atom instanceof Step.CellStep)) {
            return Optional.empty();
        }
        var expected = change.backward(after, step).state();
        for (var atom : step.atoms()) {
            var now = state.find(atom.target().arrayId());
            var then = expected.find(atom.target().arrayId());
            if (atom instanceof Step.CellStep && now.isPresent() && then.isPresent() && suspect.contains(now.get().id())) {
                var cells = cells(then.get(), now.get(), after.find(now.get().id()).orElseThrow(),
                        ArrayState.within(rows(atom, now.get()), 0, now.get().rows()));
                if (!cells.isEmpty()) {
                    return Optional.of(new Conflict(step, now.get().name(), Conflict.Reason.OTHER_VALUES, cells, List.of()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Conflict> otherSignatures(PackState state, Step step) throws IOException {
        return otherRowsIn(state, step).map(_ -> conflict(step, Conflict.Reason.OTHER_ROW));
    }

    /// The first array whose rows do not hold what they held, also where the step changes nothing: a row of the same number may be another one that
    /// has the same values there.
    public Optional<ArrayState> otherRowsIn(PackState state, Step step) throws IOException {
        for (var atom : step.atoms()) {
            var known = signatures.of(atom.id());
            var array = state.find(atom.target().arrayId());
            var stored = array.flatMap(now -> now.base().stored());
            if (known.isPresent() && stored.isPresent() && suspect.contains(array.get().id())) {
                var touched = TouchedRows.of(atom);
                var rows = change.past().moves(atom, array.get().space()).now(touched.membersAt(RowSet.range(0, known.get().count())));
                boolean isOther = rows.size() != known.get().count() || !rows.isEmpty() && rows.max() >= stored.get().physicalShape().rowCount()
                        || !known.get().haveSignaturesOf(stored.get().physicalSource(), rows);
                if (isOther) {
                    return array;
                }
            }
        }
        return Optional.empty();
    }

    private static List<Conflict.Cell> cells(ArrayState was, ArrayState is, ArrayState yours, RowSet rows) throws IOException {
        var cells = new ArrayList<Conflict.Cell>();
        long rowElements = is.rowElements();
        int size = is.itemSize();
        var rest = was.layers().restBounds();
        var difference = new CellDifference(was.physicalSource(), is.physicalSource(), rows, rest);
        var source = yours.physicalSource();
        difference.forEachRun((first, old, now, from, count) -> {
            for (int at = from; at < from + count && cells.size() < MAX_CELLS; at += size) {
                long element = first + (at - from) / size;
                var wanted = new byte[size];
                Windows.readFlat(source, element, element + 1, wanted, 0);
                cells.add(new Conflict.Cell(element / rowElements, element % rowElements, Arrays.copyOfRange(old, at, at + size),
                        Arrays.copyOfRange(now, at, at + size), wanted));
            }
        });
        return cells;
    }

    /// What a step touches, as its rows are numbered now.
    private RowSet rows(Step.Atom atom, ArrayState array) {
        return change.past().moves(atom, array.space()).now(TouchedRows.of(atom));
    }

    private static Conflict conflict(Step step, Conflict.Reason reason) {
        return Conflict.of(step, reason);
    }
}
