package numpack.engine.draft;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// All arrays that can be read, by identity, at one moment. Immutable.
///
/// @param waiting keys under which arrays removed by saves wait in the pack, by identity
record PackState(Map<Long, ArrayState> arrays, Map<Long, String> waiting) {
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
        return new PackState(changed, waiting);
    }

    PackState without(long id) {
        var changed = new HashMap<>(arrays);
        changed.remove(id);
        return new PackState(changed, waiting);
    }
}
