package numpack.engine.draft.history;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepList;

/// The reverts among the steps of a history, and the steps that undid some of them, by position. Not safe for threads.
public final class Reverts {
    private final TreeMap<Integer, Revert> reverts = new TreeMap<>();
    private final Map<Long, Revert> byId = new HashMap<>();

    /// A revert, or what undid one.
    ///
    /// @param firstReverted where the first of the steps stands that it reverted; -1 if not all are among the steps any more
    /// @param lastReverted  where the last one stands
    record Revert(int position, Step step, int firstReverted, int lastReverted) {}

    boolean isEmpty() {
        return reverts.isEmpty();
    }

    /// @param added what stands from `position` on now
    /// @param steps all steps, with them
    void replaceFrom(int position, List<Step> added, StepList steps) {
        var forgotten = reverts.tailMap(position, true);
        forgotten.values().forEach(revert -> byId.remove(revert.step().id()));
        forgotten.clear();
        for (int i = 0; i < added.size(); i++) {
            if (isOfRevert(added.get(i))) {
                var revert = revert(position + i, added.get(i), steps);
                reverts.put(revert.position(), revert);
                byId.put(revert.step().id(), revert);
            }
        }
    }

    /// Those between two positions, in order.
    Collection<Revert> between(int from, int to) {
        return reverts.subMap(from, to).values();
    }

    /// Where the first of the steps stands that a revert covers; -1 if not all are among the steps.
    int firstReverted(Step.Reverted out) {
        return byId.get(out.id()).firstReverted();
    }

    /// The steps that are reverted when `cursor` steps are done.
    ///
    /// @param isIdle whether a revert has no effect itself
    Set<Long> reverted(int cursor, Predicate<Revert> isIdle) {
        var out = new HashSet<Long>();
        var undone = new HashSet<Long>();
        for (var revert : reverts.headMap(cursor, false).descendingMap().values()) {
            var step = revert.step();
            if (isIdle.test(revert) || out.contains(step.id()) || undone.contains(step.id())) {
                continue;
            }
            switch (step) {
                case Step.Reverted taken -> out.addAll(taken.stepIds());
                case Step.Undone back -> undone.add(back.step().id());
                case Step.Atom _, Step.Group _ -> throw new IllegalStateException("no revert: " + step);
            }
        }
        return out;
    }

    private static boolean isOfRevert(Step step) {
        return step instanceof Step.Reverted || step instanceof Step.Undone undone && isOfRevert(undone.step());
    }

    private static Revert revert(int position, Step step, StepList steps) {
        int first = position;
        int last = -1;
        if (step instanceof Step.Reverted out) {
            int left = out.stepIds().size();
            for (int at = position - 1; at >= 0 && left > 0; at--) {
                if (out.stepIds().contains(steps.id(at))) {
                    last = Math.max(last, at);
                    first = at;
                    left--;
                }
            }
            first = left > 0 ? -1 : first;
        }
        return new Revert(position, step, first, last);
    }
}
