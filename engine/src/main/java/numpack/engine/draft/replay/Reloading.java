package numpack.engine.draft.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import numpack.engine.draft.apply.StateChange;
import numpack.engine.draft.history.Conflicting;
import numpack.engine.draft.history.History;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.ledger.BaseReading;
import numpack.engine.draft.ledger.DraftLog;
import numpack.engine.draft.ledger.Ledger;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepEffects;

/// Lays unsaved steps over a pack that another program has changed. A step on a changed array stays only if what it replaces is still
/// there; if not, it is conflicting, and so are the steps that build on it.
public final class Reloading {
    private final DraftLog log;
    private final History history;
    private final BaseReading reading;
    private final FitCheck check;
    private final Relocation relocation;
    /// Steps before it stay where they are.
    private final int firstReplaceable;
    private final List<Step> fitting = new ArrayList<>();
    private final List<Step> conflicting = new ArrayList<>();
    private final Map<Long, StepEffects.Reason> voids = new HashMap<>();

    /// @param finder looks for rows that may have other numbers now
    public Reloading(Ledger ledger, BaseReading reading, RowFinder finder) {
        this.log = ledger.log();
        this.history = ledger.history();
        this.firstReplaceable = ledger.log().firstReplaceable();
        this.reading = reading;
        var suspect = new HashSet<Long>();
        var lost = new HashMap<Long, Conflict.Reason>();
        var renumbered = new HashMap<Long, KnownArray>();
        for (var changed : reading.changed()) {
            suspect.add(changed.was().id());
            changed.reason().ifPresent(reason -> lost.put(changed.was().id(), reason));
            if (changed.reason().isEmpty() && changed.numbering() != BaseReading.Numbering.KEPT) {
                renumbered.put(changed.was().id(), changed.was());
            }
        }
        this.check = new FitCheck(ledger.timeline().change(), suspect, lost, history.signatures());
        this.relocation = new Relocation(ledger, finder, renumbered);
    }

    /// Whether an array that another program has made since has the name that an unsaved step gives to one. No array that the log knows has
    /// changed then, and yet the step cannot be done.
    public static boolean isNameTaken(History history, StateChange change, BaseReading reading) throws IOException {
        if (history.cursor() <= history.mark()) {
            return false;
        }
        var unsaved = history.steps().subList(history.mark(), history.cursor());
        if (unsaved.stream().flatMap(step -> step.atoms().stream()).noneMatch(atom -> givesNameIn(atom, reading.state()))) {
            return false;
        }
        var out = history.reverted(history.mark(), history.cursor());
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

    /// Whether a step does nothing to what lies below it.
    public static boolean isIdle(History history, Set<Long> out, Step step) {
        return history.voids().containsKey(step.id()) || out.contains(step.id()) || history.isRevertOfUnsaved(step);
    }

    public void run() throws IOException {
        for (var step : history.steps().subList(0, firstReplaceable)) {
            if (step.touches(check.suspect())) {
                voids.put(step.id(), StepEffects.Reason.CHANGED_OUTSIDE);
            }
        }
        var out = history.reverted(history.mark(), history.cursor());
        var state = reading.state();
        for (var step : history.steps().subList(Math.min(firstReplaceable, history.cursor()), history.cursor())) {
            if (isIdle(history, out, step)) {
                // Reverted steps name rows by numbers that are not looked for.
                if (relocation.isEmpty()) {
                    fitting.add(step);
                }
            } else if (relocation.relocate(state, step) instanceof Relocation.Result.Moved(var moved) && check.conflict(state, moved).isEmpty()) {
                fitting.add(moved);
                state = check.change().forward(state, moved).state();
            } else {
                conflicting.add(step);
            }
        }
    }

    /// New numbers of rows of an array that were found again, by old ones.
    public Map<Long, Long> numbersFound(long arrayId) {
        return relocation.found().getOrDefault(arrayId, Map.of());
    }

    /// Tells the log what was found. In this order: a crash in between loses no step, and what the log knows of the arrays still says that they
    /// have changed.
    public void keep() throws IOException {
        var conflicts = conflicting();
        if (!conflicts.equals(history.conflicting())) {
            log.setConflicting(conflicts);
        }
        if (!relocation.isEmpty() || fitting.size() < history.steps().size() - firstReplaceable) {
            int cursor = history.cursor();
            log.replaceFrom(firstReplaceable, fitting);
            if (cursor < firstReplaceable) {
                // While a save of what was undone is unsettled, the saved steps stay after the cursor.
                log.moveTo(cursor);
            }
        }
        relocation.sign();
        log.reloaded(reading.changed().stream().map(changed -> changed.now().orElseGet(changed.was()::absent)).toList(), voids);
    }

    /// The conflicting steps of before and the new ones. Those on arrays whose rows may have other numbers now are tried by their rows from now
    /// on, whatever the array looks like later.
    private Conflicting conflicting() {
        var known = new HashMap<>(history.known());
        var unsure = new HashSet<Long>();
        for (var changed : reading.changed()) {
            known.put(changed.was().id(), changed.was());
            if (changed.numbering() == BaseReading.Numbering.RENUMBERED) {
                unsure.add(changed.was().id());
            }
        }
        return history.conflicting().plus(conflicting, known.values()).unsure(unsure);
    }
}
