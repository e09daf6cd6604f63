package numpack.engine.draft.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.engine.StoredArray;
import numpack.engine.draft.history.Conflicting;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.ledger.BaseReading;
import numpack.engine.draft.ledger.Ledger;
import numpack.engine.draft.ledger.StepCodec;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Step;

/// Tries conflicting steps again, after everything else that is done: those that fit become unsaved steps like all others.
///
/// @param ledger   whose steps they are
/// @param finder looks for rows that may have other numbers now
public record Refitting(Ledger ledger, RowFinder finder) {
    /// @return what speaks against the steps that still do not fit
    public List<Conflict> run() throws IOException {
        var before = ledger.history().conflicting();
        var check = check(before);
        var relocation = new Relocation(ledger, finder, renumbered(before));
        var left = new ArrayList<Step>();
        var conflicts = new ArrayList<Conflict>();
        for (var step : waiting(before)) {
            var state = ledger.state();
            // What speaks against all steps on an array needs no look at rows.
            var conflict = check.conflictOfArrays(step);
            var moved = step;
            if (conflict.isEmpty()) {
                switch (relocation.relocate(state, step)) {
                    case Relocation.Result.Lost(var lost) -> conflict = Optional.of(atOldPlace(check, state, step).orElse(lost));
                    case Relocation.Result.Moved(var there) -> {
                        moved = there;
                        conflict = check.conflict(state, there).map(found -> found.about(step));
                    }
                }
            }
            if (conflict.isEmpty() && !ledger.unsettled().canAdd()) {
                conflict = Optional.of(Conflict.of(step, Conflict.Reason.DEPENDS));
            }
            if (conflict.isPresent()) {
                left.add(step);
                conflicts.add(conflict.get());
            } else {
                ledger.add(moved, check.change().forward(state, moved).state());
            }
        }
        if (left.size() < before.steps().size()) {
            ledger.log().setConflicting(before.only(left));
        }
        relocation.sign();
        return conflicts;
    }

    /// What is there now where a step has replaced something, if its arrays still lie in the files that they lay in: it was written there, and tells
    /// more than that no row is as it was.
    private Optional<Conflict> atOldPlace(FitCheck check, PackState state, Step step) throws IOException {
        for (var atom : step.atoms()) {
            var known = Optional.ofNullable(ledger.history().conflicting().arrays().get(atom.target().arrayId()));
            var stored = known.flatMap(this::stored);
            if (stored.isPresent() && BaseReading.numbering(known.get(), stored.get()) == BaseReading.Numbering.RENUMBERED) {
                return Optional.empty();
            }
        }
        return check.conflict(state, step).filter(conflict -> conflict.reason() == Conflict.Reason.OTHER_VALUES);
    }

    private Map<Long, KnownArray> renumbered(Conflicting conflicting) throws IOException {
        var renumbered = new HashMap<Long, KnownArray>();
        for (var known : conflicting.arrays().values()) {
            var stored = stored(known);
            if (stored.isPresent() && BaseReading.misfit(known, stored.get()).isEmpty() && BaseReading.numbering(known, stored.get()) != BaseReading.Numbering.KEPT) {
                renumbered.put(known.id(), known);
            }
        }
        return renumbered;
    }

    private Optional<StoredArray> stored(KnownArray known) {
        return ledger.timeline().base().find(known.id()).flatMap(array -> array.base().stored());
    }

    /// Without steps whose bytes in the log are damaged: of them only a copy of the log is left.
    private List<Step> waiting(Conflicting conflicting) throws IOException {
        var waiting = new ArrayList<Step>();
        for (var step : conflicting.steps()) {
            // A crash may have come between what the log says of the steps and of the conflicting ones.
            boolean isUsable = ledger.history().positionAfter(step.id()) == 0;
            for (var bytes : StepCodec.bulk(step)) {
                if (isUsable && !bytes.isSound()) {
                    ledger.log().keepAside();
                    isUsable = false;
                }
            }
            if (isUsable) {
                waiting.add(step);
            }
        }
        return waiting;
    }

    private FitCheck check(Conflicting conflicting) {
        var suspect = new HashSet<Long>();
        conflicting.steps().forEach(step -> step.atoms().forEach(atom -> suspect.add(atom.target().arrayId())));
        var lost = new HashMap<Long, Conflict.Reason>();
        for (var known : conflicting.arrays().values()) {
            stored(known).flatMap(stored -> BaseReading.misfit(known, stored)).ifPresent(reason -> lost.put(known.id(), reason));
        }
        return new FitCheck(ledger.timeline().change(), suspect, lost, ledger.history().signatures());
    }
}
