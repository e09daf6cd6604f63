package numpack.engine.draft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /// The done, unsaved steps that stay.
    List<Step> fitting() {
        return fitting;
    }

    /// Those that do not.
    List<Step> conflicting() {
        return conflicting;
    }

    /// Saved steps that cannot be taken back from now on, and why.
    Map<Long, String> voids() {
        return voids;
    }

    /// What the log has to know of the changed arrays from now on.
    List<KnownArray> known() {
        return reading.changed().stream().map(changed -> changed.now().orElseGet(() -> absent(changed.was()))).toList();
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
            boolean isIdle = history.voids().containsKey(step.id()) || out.contains(step.id()) || step instanceof Step.TakenOut;
            if (!isIdle && check.conflict(state, step).isPresent()) {
                conflicting.add(step);
                continue;
            }
            fitting.add(step);
            state = isIdle ? state : check.change().forward(state, step).state();
        }
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

    private static KnownArray absent(KnownArray was) {
        return new KnownArray(was.id(), was.name(), false, was.dtype(), was.shape(), was.stamp(), was.space(), was.closings());
    }
}
