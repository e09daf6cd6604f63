package numpack.engine.draft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.shape.RowSet;

/// Lays unsaved steps over a pack that another program has changed. A step on a changed array is applied only if what it replaces is still
/// there; if not, it is a conflict, and so are the steps that build on it.
final class Reloading {
    private static final int MOST_CELLS = 100;

    private final History history;
    private final StateChange change;
    private final BaseReading reading;
    private final Map<Long, Conflict.Reason> lost = new HashMap<>();
    private final Set<Long> suspect = new HashSet<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Map<Long, String> voids = new HashMap<>();

    Reloading(History history, StateChange change, BaseReading reading) {
        this.history = history;
        this.change = change;
        this.reading = reading;
        for (var changed : reading.changed()) {
            suspect.add(changed.was().id());
            changed.reason().ifPresent(reason -> lost.put(changed.was().id(), reason));
        }
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    /// Steps without effect from now on, and why.
    Map<Long, String> voids() {
        return voids;
    }

    /// What the log has to know of the changed arrays from now on.
    List<KnownArray> known() {
        return reading.changed().stream().map(changed -> changed.now().orElseGet(() -> absent(changed.was()))).toList();
    }

    void run() throws IOException {
        for (var step : history.steps().subList(0, history.mark())) {
            if (touches(step, suspect)) {
                voids.put(step.id(), "another program has changed its array since");
            }
        }
        var out = history.takenOut(history.mark(), history.cursor());
        var state = reading.state();
        for (var step : history.steps().subList(history.mark(), history.cursor())) {
            if (history.voids().containsKey(step.id()) || out.contains(step.id()) || step instanceof Step.TakenOut) {
                continue;
            }
            var conflict = conflict(state, step);
            if (conflict.isPresent()) {
                conflicts.add(conflict.get());
                voids.put(step.id(), "it does not fit what another program has written");
            } else {
                state = change.forward(state, step).state();
            }
        }
    }

    private Optional<Conflict> conflict(PackState state, Step step) throws IOException {
        var outcome = change.forward(state, step);
        if (!touches(step, suspect)) {
            return outcome.trouble().map(_ -> conflict(step, Conflict.Reason.DEPENDS));
        }
        for (var atom : atoms(step)) {
            var reason = Optional.ofNullable(lost.get(atom.target().arrayId()));
            if (reason.isPresent()) {
                return Optional.of(conflict(step, reason.get()));
            }
        }
        if (outcome.trouble().isPresent()) {
            return Optional.of(conflict(step, outcome.trouble().get()));
        }
        var other = otherRows(state, step);
        return other.isPresent() ? other : otherValues(state, outcome.state(), step);
    }

    /// Whether rows to be dropped or restored are still the same rows.
    private Optional<Conflict> otherRows(PackState state, Step step) throws IOException {
        for (var atom : atoms(step)) {
            var array = state.find(atom.target().arrayId());
            if (array.isEmpty() || !suspect.contains(array.get().id())) {
                continue;
            }
            boolean isOther = switch (atom) {
                case Step.DropRows drop -> isOther(array.get(), drop.rows(), drop.sign());
                case Step.RestoreRows restore -> isOther(array.get(), restore.rows(), restore.sign());
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
        if (atoms(step).stream().noneMatch(atom -> atom instanceof Step.CellStep)) {
            return Optional.empty();
        }
        var expected = change.backward(after, step).state();
        for (var atom : atoms(step)) {
            var now = state.find(atom.target().arrayId());
            var then = expected.find(atom.target().arrayId());
            if (atom instanceof Step.CellStep && now.isPresent() && then.isPresent() && suspect.contains(now.get().id())) {
                var cells = cells(then.get(), now.get(), after.find(now.get().id()).orElseThrow(), rows(atom, now.get()));
                if (!cells.isEmpty()) {
                    return Optional.of(new Conflict(step, now.get().name(), Conflict.Reason.OTHER_VALUES, cells));
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
        var difference = new CellDifference(new LaidArray(was).physicalSource(), new LaidArray(is).physicalSource(), rows, rest);
        var source = new LaidArray(yours).physicalSource();
        difference.forEachRun((first, old, now, from, count) -> {
            for (int at = from; at < from + count && cells.size() < MOST_CELLS; at += size) {
                long element = first + (at - from) / size;
                var wanted = new byte[size];
                Windows.readFlat(source, element, element + 1, wanted, 0);
                cells.add(new Conflict.Cell(element / rowElements, element % rowElements, Arrays.copyOfRange(old, at, at + size),
                        Arrays.copyOfRange(now, at, at + size), wanted));
            }
        });
        return cells;
    }

    private static RowSet rows(Step.Atom atom, ArrayState array) {
        return ArrayState.within(TouchedRows.of(atom), 0, array.rows());
    }

    private Conflict conflict(Step step, Conflict.Reason reason) {
        return new Conflict(step, step.arrays().stream().sorted().collect(Collectors.joining(", ")), reason, List.of());
    }

    private static boolean touches(Step step, Set<Long> ids) {
        return atoms(step).stream().anyMatch(atom -> ids.contains(atom.target().arrayId()));
    }

    static List<Step.Atom> atoms(Step step) {
        return switch (step) {
            case Step.Atom atom -> List.of(atom);
            case Step.Group group -> group.parts();
            case Step.Undone undone -> atoms(undone.step());
            case Step.TakenOut out -> out.changes();
        };
    }

    private static KnownArray absent(KnownArray was) {
        return new KnownArray(was.id(), was.name(), false, was.dtype(), was.shape(), was.stamp(), was.space(), was.closings());
    }
}
