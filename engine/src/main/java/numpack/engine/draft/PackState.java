package numpack.engine.draft;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// All arrays that can be read, by identity, at one moment. Immutable.
///
/// @param removed arrays as they were when steps since the save took them out; undoing such a step brings them back as they were
/// @param waiting arrays removed by saves that wait in the pack, by identity
record PackState(Map<Long, ArrayState> arrays, Map<Long, ArrayState> removed, Map<Long, Parked> waiting) {
    static PackState of(Map<Long, ArrayState> arrays, Map<Long, Parked> waiting) {
        return new PackState(Map.copyOf(arrays), Map.of(), Map.copyOf(waiting));
    }

    Optional<ArrayState> find(long id) {
        return Optional.ofNullable(arrays.get(id));
    }

    Optional<ArrayState> find(String name) {
        for (var array : arrays.values()) {
            if (array.name().equals(name)) {
                return Optional.of(array);
            }
        }
        return Optional.empty();
    }

    Collection<ArrayState> all() {
        return arrays.values();
    }

    PackState with(ArrayState array) {
        var changed = new HashMap<>(arrays);
        changed.put(array.id(), array);
        return new PackState(changed, removed, waiting);
    }

    /// This state, made of another one by one step: however much the step did to an array, it is one edit of it.
    PackState asOneEdit(PackState before, Step step) {
        var changed = new HashMap<>(arrays);
        for (var atom : Reloading.atoms(step)) {
            long id = atom.target().arrayId();
            int edits = before.find(id).map(ArrayState::edits).orElse(0);
            changed.computeIfPresent(id, (_, array) -> array.by(edits + 1));
        }
        return new PackState(changed, removed, waiting);
    }

    PackState without(long id) {
        var changed = new HashMap<>(arrays);
        var gone = new HashMap<>(removed);
        Optional.ofNullable(changed.remove(id)).ifPresent(array -> gone.put(id, array));
        return new PackState(changed, gone, waiting);
    }
}
