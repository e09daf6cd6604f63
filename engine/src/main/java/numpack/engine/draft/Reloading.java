package numpack.engine.draft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lays unsaved steps over a pack that another program has changed. A step on a changed array stays only if what it replaces is still
/// there; if not, it is conflicting, and so are the steps that build on it.
final class Reloading {
    private final History history;
    private final BaseReading reading;
    private final FitCheck check;
    private final List<Step> fitting = new ArrayList<>();
    private final List<Step> conflicting = new ArrayList<>();
    private final Map<Long, String> voids = new HashMap<>();

    Reloading(History history, StateChange change, BaseReading reading) {
        this.history = history;
        this.reading = reading;
        var suspect = new HashSet<Long>();
        var lost = new HashMap<Long, Conflict.Reason>();
        for (var changed : reading.changed()) {
            suspect.add(changed.was().id());
            changed.reason().ifPresent(reason -> lost.put(changed.was().id(), reason));
        }
        this.check = new FitCheck(change, suspect, lost);
    }

    /// Whether an array that another program has made since has the name that an unsaved step gives to one. No array that the log knows has
    /// changed then, and yet the step cannot be done.
    static boolean isNameTaken(History history, StateChange change, BaseReading reading) throws IOException {
        if (history.cursor() <= history.mark()) {
            return false;
        }
        var unsaved = history.steps().subList(history.mark(), history.cursor());
        if (unsaved.stream().flatMap(step -> atoms(step).stream()).noneMatch(atom -> givesNameIn(atom, reading.state()))) {
            return false;
        }
        var out = history.takenOut(history.mark(), history.cursor());
        var state = reading.state();
        for (var step : unsaved) {
            if (!isIdle(history, out, step)) {
                var outcome = change.forward(state, step);
                if (outcome.trouble().equals(Optional.of(Conflict.Reason.NAME_TAKEN))) {
                    return true;
                }
                state = outcome.state();
            }
        }
        return false;
    }

    private static boolean givesNameIn(Step.Atom atom, PackState state) {
        return switch (atom) {
            case Step.CreateArray _, Step.CloneArray _, Step.RemoveArray _ -> state.find(atom.target().array()).isPresent();
            case Step.RenameArray rename -> state.find(rename.newName()).isPresent() || state.find(rename.target().array()).isPresent();
            case Step.CellStep _, Step.DropRows _, Step.RestoreRows _, Step.AppendRows _ -> false;
        };
    }

    private static boolean isIdle(History history, Set<Long> out, Step step) {
        return history.voids().containsKey(step.id()) || out.contains(step.id()) || history.isTakingOutOfUnsaved(step);
    }

    void run() throws IOException {
        for (var step : history.steps().subList(0, history.mark())) {
            if (touches(step, check.suspect())) {
                voids.put(step.id(), "another program has changed its array since");
            }
        }
        var out = history.takenOut(history.mark(), history.cursor());
        var state = reading.state();
        for (var step : history.steps().subList(history.mark(), history.cursor())) {
            boolean isIdle = isIdle(history, out, step);
            if (!isIdle && check.conflict(state, step).isPresent()) {
                conflicting.add(step);
                continue;
            }
            fitting.add(step);
            state = isIdle ? state : check.change().forward(state, step).state();
        }
    }

    /// Tells the log what was found. In this order: a crash in between loses no step, and what the log knows of the arrays still says that they
    /// have changed.
    void keep(DraftLog log) throws IOException {
        if (!conflicting.isEmpty()) {
            var known = new HashMap<>(history.known());
            reading.changed().forEach(changed -> known.put(changed.was().id(), changed.was()));
            log.setConflicting(history.conflicting().plus(conflicting, known.values()));
        }
        if (fitting.size() < history.steps().size() - history.mark()) {
            log.replaceFrom(history.mark(), fitting);
        }
        log.reloaded(reading.changed().stream().map(changed -> changed.now().orElseGet(changed.was()::absent)).toList(), voids);
    }

    static boolean touches(Step step, Set<Long> ids) {
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
}
