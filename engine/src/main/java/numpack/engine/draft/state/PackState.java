package numpack.engine.draft.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import numpack.engine.draft.step.Step;

/// All arrays that can be read, by identity, at one moment. Immutable.
///
/// @param arrays  by identity
/// @param ids     identities by the names that the arrays have
/// @param removed arrays as they were when steps since the save took them out; undoing such a step brings them back as they were
/// @param waiting arrays removed by saves that wait in the pack, by identity
public record PackState(SharedMap<Long, ArrayState> arrays, SharedMap<String, Long> ids, Map<Long, ArrayState> removed, Map<Long, Parked> waiting) {
    public static PackState of(Map<Long, ArrayState> arrays, Map<Long, Parked> waiting) {
        var ids = new HashMap<String, Long>();
        arrays.forEach((id, array) -> ids.put(array.name(), id));
        return new PackState(SharedMap.of(arrays), SharedMap.of(ids), Map.of(), Map.copyOf(waiting));
    }

    public Optional<ArrayState> find(long id) {
        return arrays.find(id);
    }

    public Optional<ArrayState> find(String name) {
        return ids.find(name).flatMap(arrays::find);
    }

    public Collection<ArrayState> all() {
        return arrays.values();
    }

    public PackState with(ArrayState array) {
        var known = arrays.find(array.id()).map(ArrayState::name);
        var names = ids;
        if (!known.equals(Optional.of(array.name()))) {
            names = known.map(ids::without).orElse(ids).with(array.name(), array.id());
        }
        return new PackState(arrays.with(array.id(), array), names, removed, waiting);
    }

    /// This state, made of another one by one step: however much the step did to an array, it is one edit of it.
    public PackState asOneEdit(PackState before, Step step) {
        if (step instanceof Step.CellStep cells) {
            long id = cells.target().arrayId();
            int edits = before.find(id).map(ArrayState::edits).orElse(0);
            return new PackState(arrays.with(id, arrays.find(id).orElseThrow().by(edits + 1)), ids, removed, waiting);
        }
        var counted = new HashMap<Long, ArrayState>();
        for (var atom : step.atoms()) {
            long id = atom.target().arrayId();
            int edits = before.find(id).map(ArrayState::edits).orElse(0);
            find(id).ifPresent(array -> counted.put(id, array.by(edits + 1)));
        }
        return new PackState(arrays.withAll(counted), ids, removed, waiting);
    }

    public PackState without(long id) {
        var array = arrays.find(id);
        if (array.isEmpty()) {
            return this;
        }
        var gone = new HashMap<>(removed);
        gone.put(id, array.get());
        return new PackState(arrays.without(id), ids.without(array.get().name()), gone, waiting);
    }
}
