package numpack.engine.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import numpack.engine.draft.history.Renumberings;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.step.Step;
import numpack.engine.shape.RowSet;

/// A pack with its unsaved steps at one moment. Never changes and may be read by any thread; readable until the draft is saved, reloaded
/// or closed.
public final class DraftSnapshot {
    private final long revision;
    private final List<DraftArray> arrays;
    private final TreeMap<String, DraftArray> byName = new TreeMap<>();
    private final Map<Long, DraftArray> byId = new HashMap<>();
    private final Renumberings renumberings;

    DraftSnapshot(long revision, List<DraftArray> sorted, Renumberings renumberings) {
        this.revision = revision;
        this.arrays = List.copyOf(sorted);
        this.renumberings = renumberings;
        sorted.forEach(array -> {
            byName.put(array.name(), array);
            byId.put(array.id(), array);
        });
    }

    /// Grows with every change of the draft; equal revisions of one draft are equal snapshots.
    public long revision() {
        return revision;
    }

    /// All arrays, sorted by name.
    public List<DraftArray> arrays() {
        return arrays;
    }

    public Optional<DraftArray> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<DraftArray> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Where rows that a step names are in this snapshot: physical rows, without those that are no longer there. None if its array is not there or
    /// cannot be read. Reads nothing.
    ///
    /// @param rows as they were numbered when the step was made
    public RowSet rowsNow(Step.Atom step, RowSet rows) {
        return byId.get(step.target().arrayId()) instanceof LaidArray(_, var state, _, _)
                ? ArrayState.within(renumberings.moves(step, state.space()).now(rows), 0, state.rows()) : RowSet.empty();
    }
}
