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

/// The takings-out among the steps of a history, and the steps that undid some of them, by position. Not safe for threads.
public final class TakingsOut {
    private final TreeMap<Integer, Taking> takings = new TreeMap<>();
    private final Map<Long, Taking> byId = new HashMap<>();

    /// A taking-out, or what undid one.
    ///
    /// @param firstTaken where the first of the steps stands that it took out; -1 if not all are among the steps any more
    /// @param lastTaken  where the last one stands
    record Taking(int position, Step step, int firstTaken, int lastTaken) {}

    boolean isEmpty() {
        return takings.isEmpty();
    }

    /// @param added what stands from `position` on now
    /// @param steps all steps, with them
    void replaceFrom(int position, List<Step> added, StepList steps) {
        var forgotten = takings.tailMap(position, true);
        forgotten.values().forEach(taking -> byId.remove(taking.step().id()));
        forgotten.clear();
        for (int i = 0; i < added.size(); i++) {
            if (isOfTakingOut(added.get(i))) {
                var taking = taking(position + i, added.get(i), steps);
                takings.put(taking.position(), taking);
                byId.put(taking.step().id(), taking);
            }
        }
    }

    /// Those between two positions, in order.
    Collection<Taking> between(int from, int to) {
        return takings.subMap(from, to).values();
    }

    /// Where the first of the steps stands that a taking-out took out; -1 if not all are among the steps.
    int firstTaken(Step.TakenOut out) {
        return byId.get(out.id()).firstTaken();
    }

    /// The steps that are taken out once so many steps are done.
    ///
    /// @param isIdle whether a taking-out has no effect itself
    Set<Long> takenOut(int cursor, Predicate<Taking> isIdle) {
        var out = new HashSet<Long>();
        var undone = new HashSet<Long>();
        for (var taking : takings.headMap(cursor, false).descendingMap().values()) {
            var step = taking.step();
            if (isIdle.test(taking) || out.contains(step.id()) || undone.contains(step.id())) {
                continue;
            }
            switch (step) {
                case Step.TakenOut taken -> out.addAll(taken.stepIds());
                case Step.Undone back -> undone.add(back.step().id());
                case Step.Atom _, Step.Group _ -> throw new IllegalStateException("no taking-out: " + step);
            }
        }
        return out;
    }

    private static boolean isOfTakingOut(Step step) {
        return step instanceof Step.TakenOut || step instanceof Step.Undone undone && isOfTakingOut(undone.step());
    }

    private static Taking taking(int position, Step step, StepList steps) {
        int first = position;
        int last = -1;
        if (step instanceof Step.TakenOut out) {
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
        return new Taking(position, step, first, last);
    }
}
