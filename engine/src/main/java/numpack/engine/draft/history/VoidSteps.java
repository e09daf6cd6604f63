package numpack.engine.draft.history;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import numpack.engine.draft.step.StepEffects;
import numpack.engine.draft.step.StepList;

/// The steps of a history that have lost their effect, why, and where they stand. Not safe for threads.
final class VoidSteps {
    private Map<Long, StepEffects.Reason> reasons = Map.of();
    /// Where they stand, ascending; empty if it has to be found again.
    private Optional<int[]> positions = Optional.empty();

    /// By the numbers of the steps. Does not change.
    Map<Long, StepEffects.Reason> reasons() {
        return reasons;
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    boolean has(long stepId) {
        return reasons.containsKey(stepId);
    }

    void add(Map<Long, StepEffects.Reason> more) {
        var all = new HashMap<>(reasons);
        all.putAll(more);
        reasons = Collections.unmodifiableMap(all);
        positions = Optional.empty();
    }

    /// From a position on there are other steps.
    void replacedFrom(int position, StepList steps) {
        positions = positions.map(known -> found(known, position, steps));
    }

    /// How many there are between two positions.
    int count(int from, int to, StepList steps) {
        if (reasons.isEmpty()) {
            return 0;
        }
        if (positions.isEmpty()) {
            positions = Optional.of(found(new int[0], 0, steps));
        }
        return below(positions.get(), to) - below(positions.get(), from);
    }

    /// How many of some ascending numbers are below another.
    private static int below(int[] ascending, int limit) {
        int found = Arrays.binarySearch(ascending, limit);
        return found < 0 ? -found - 1 : found;
    }

    /// Where they stand, if it is known up to a position.
    private int[] found(int[] known, int position, StepList steps) {
        var more = IntStream.range(position, steps.size()).filter(at -> has(steps.id(at))).toArray();
        int kept = below(known, position);
        if (more.length == 0 && kept == known.length) {
            return known;
        }
        var all = Arrays.copyOf(known, kept + more.length);
        System.arraycopy(more, 0, all, kept, more.length);
        return all;
    }
}
