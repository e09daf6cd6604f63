package numpack.engine.draft.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Set;
import java.util.stream.Collectors;
import numpack.engine.draft.step.Step;

/// Unsaved steps that did not fit what another program had written. They are none of the history's steps: nothing is done or undone about
/// them, and no save takes them along. They wait until they fit again, or are discarded.
///
/// @param steps  in the order in which they are to be tried
/// @param arrays what they change, as it was known when they still fitted, by identity; without arrays that the pack never had
/// @param ids    the numbers of the steps
public record Conflicting(List<Step> steps, Map<Long, KnownArray> arrays, Set<Long> ids) {
    static final Conflicting NONE = new Conflicting(List.of(), Map.of());

    public Conflicting(List<Step> steps, Map<Long, KnownArray> arrays) {
        this(List.copyOf(steps), Map.copyOf(arrays), steps.stream().map(Step::id).collect(Collectors.toUnmodifiableSet()));
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /// These and more, which changed arrays that were known so.
    public Conflicting plus(List<Step> more, Collection<KnownArray> known) {
        var all = new ArrayList<>(steps);
        all.addAll(more);
        var before = new HashMap<Long, KnownArray>();
        known.forEach(array -> before.put(array.id(), array));
        // What was known when the first of them stopped fitting.
        before.putAll(arrays);
        return new Conflicting(all, before).only(all);
    }

    /// The same, but some arrays are to be known again by their rows alone.
    public Conflicting unsure(Set<Long> ids) {
        var known = new HashMap<>(arrays);
        known.replaceAll((id, array) -> ids.contains(id) ? array.withoutTrace() : array);
        return new Conflicting(steps, known);
    }

    /// Some of the steps, with what they change.
    public Conflicting only(List<Step> some) {
        var touched = new HashMap<Long, KnownArray>();
        for (var step : some) {
            for (var atom : step.atoms()) {
                if (arrays.containsKey(atom.target().arrayId())) {
                    touched.put(atom.target().arrayId(), arrays.get(atom.target().arrayId()));
                }
            }
        }
        return new Conflicting(some, touched);
    }
}
