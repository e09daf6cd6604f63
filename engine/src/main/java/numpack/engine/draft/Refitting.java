package numpack.engine.draft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// Tries conflicting steps again, behind everything else that is done: those that fit become unsaved steps like all others.
///
/// @param core whose steps they are
record Refitting(DraftCore core) {
    /// @return what speaks against the steps that still do not fit
    List<Conflict> run() throws IOException {
        var before = core.history().conflicting();
        var check = check(before);
        var left = new ArrayList<Step>();
        var conflicts = new ArrayList<Conflict>();
        for (var step : waiting(before)) {
            var state = core.state();
            var conflict = check.conflict(state, step);
            if (conflict.isPresent()) {
                left.add(step);
                conflicts.add(conflict.get());
            } else {
                core.add(step, check.change().forward(state, step).state());
            }
        }
        if (left.size() < before.steps().size()) {
            core.log().setConflicting(before.only(left));
        }
        return conflicts;
    }

    /// Without steps whose bytes in the log are damaged: of them only a copy of the log is left.
    private List<Step> waiting(Conflicting conflicting) throws IOException {
        var waiting = new ArrayList<Step>();
        for (var step : conflicting.steps()) {
            // A crash may have come between what the log says of the steps and of the conflicting ones.
            boolean isUsable = core.history().positionBehind(step.id()) == 0;
            for (var bytes : StepCodec.bulk(step)) {
                if (isUsable && !bytes.isSound()) {
                    core.log().keepAside();
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
        conflicting.steps().forEach(step -> Reloading.atoms(step).forEach(atom -> suspect.add(atom.target().arrayId())));
        var lost = new HashMap<Long, Conflict.Reason>();
        for (var known : conflicting.arrays().values()) {
            core.timeline().base().find(known.id()).flatMap(array -> array.ground().stored())
                    .flatMap(stored -> BaseReading.misfit(known, stored, core.history()))
                    .ifPresent(reason -> lost.put(known.id(), reason));
        }
        return new FitCheck(core.timeline().change(), suspect, lost);
    }
}
