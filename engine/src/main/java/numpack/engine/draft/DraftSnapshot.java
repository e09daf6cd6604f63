package numpack.engine.draft;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A pack with its unsaved steps at one moment. Never changes and may be read by any thread; readable until the draft is saved, reloaded
/// or closed.
public final class DraftSnapshot {
    private final long revision;
    private final List<DraftArray> arrays;
    private final TreeMap<String, DraftArray> byName = new TreeMap<>();

    DraftSnapshot(long revision, List<DraftArray> sorted) {
        this.revision = revision;
        this.arrays = List.copyOf(sorted);
        sorted.forEach(array -> byName.put(array.name(), array));
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
}
