package numpack.engine.format.manifest;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What `metadata.npkm` says: the entries of a pack's arrays, in the order of the file. Immutable; a change gives a new manifest.
public final class Manifest {
    /// A pack without arrays.
    public static final Manifest EMPTY = new Manifest(new LinkedHashMap<>());

    private final Map<String, ArrayEntry> entries;

    private Manifest(LinkedHashMap<String, ArrayEntry> entries) {
        this.entries = entries;
    }

    /// A manifest of these entries. Of two with one name the last one counts, at the place of the first, as in NumPack.
    public static Manifest of(Collection<ArrayEntry> entries) {
        var byName = new LinkedHashMap<String, ArrayEntry>();
        for (var entry : entries) {
            byName.put(entry.name(), entry);
        }
        return new Manifest(byName);
    }

    /// All entries.
    public List<ArrayEntry> entries() {
        return List.copyOf(entries.values());
    }

    /// All names, in the same order.
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    public int size() {
        return entries.size();
    }

    /// The entry of this name.
    public Optional<ArrayEntry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /// The sum of what the entries say of their size, unsigned and modulo 2^64 as the manifest has it.
    public long totalSize() {
        return entries.values().stream().mapToLong(ArrayEntry::sizeBytes).sum();
    }

    /// With this entry, in place of the one of its name if there is one.
    public Manifest with(ArrayEntry entry) {
        return merge(List.of(new EntryChange.Put(entry)));
    }

    /// Without the entry of this name.
    public Manifest without(String name) {
        return merge(List.of(new EntryChange.Remove(name)));
    }

    /// With all these changes, one after the other. Applying them twice is the same as once.
    public Manifest merge(List<? extends EntryChange> changes) {
        var changed = new LinkedHashMap<>(entries);
        for (var change : changes) {
            switch (change) {
                case EntryChange.Put(var entry) -> changed.put(entry.name(), entry);
                case EntryChange.Remove(var name) -> changed.remove(name);
            }
        }
        return new Manifest(changed);
    }

    /// Equal if they have equal entries; NumPack writes them in another order every time.
    @Override
    public boolean equals(Object other) {
        return other instanceof Manifest manifest && entries.equals(manifest.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.keySet().toString();
    }
}
