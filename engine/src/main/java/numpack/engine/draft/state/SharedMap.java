package numpack.engine.draft.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// An immutable map; the map with one entry changed shares nearly all of it.
///
/// The entries lie in about as many buckets as a bucket has entries, so a change copies one bucket and the list of buckets: the square
/// root of the size. Copying a whole map instead makes a step on ten thousand arrays cost the square of their number.
///
/// @param <K> what entries are found by
/// @param <V> what is found
public final class SharedMap<K, V> {
    /// A bucket has this many entries for each bucket there is before there are more buckets.
    private static final int MAX_FILL = 4;

    private final List<Map<K, V>> buckets;
    private final int size;

    private SharedMap(List<Map<K, V>> buckets, int size) {
        this.buckets = buckets;
        this.size = size;
    }

    static <K, V> SharedMap<K, V> of(Map<K, V> entries) {
        // A power of two, so that a hash finds its bucket by its lowest bits.
        int count = Integer.highestOneBit(Math.max(1, (int) Math.sqrt(entries.size())));
        var filled = new ArrayList<Map<K, V>>(count);
        for (int bucket = 0; bucket < count; bucket++) {
            filled.add(new HashMap<>());
        }
        entries.forEach((key, value) -> filled.get(bucketOf(key, count)).put(key, value));
        return new SharedMap<>(filled.stream().map(Map::copyOf).toList(), entries.size());
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(buckets.get(bucketOf(key, buckets.size())).get(key));
    }

    /// All values, in no particular order.
    Collection<V> values() {
        return buckets.stream().flatMap(bucket -> bucket.values().stream()).toList();
    }

    SharedMap<K, V> with(K key, V value) {
        if (size >= MAX_FILL * buckets.size() * buckets.size()) {
            var all = all();
            all.put(key, value);
            return of(all);
        }
        int place = bucketOf(key, buckets.size());
        var bucket = new HashMap<>(buckets.get(place));
        boolean isNew = bucket.put(key, value) == null;
        return changed(place, bucket, isNew ? size + 1 : size);
    }

    /// With these entries put in place of theirs, or added; never costs more than making a new map.
    SharedMap<K, V> withAll(Map<K, V> changes) {
        if (changes.size() > buckets.size()) {
            var all = all();
            all.putAll(changes);
            return of(all);
        }
        var next = this;
        for (var change : changes.entrySet()) {
            next = next.with(change.getKey(), change.getValue());
        }
        return next;
    }

    SharedMap<K, V> without(K key) {
        int place = bucketOf(key, buckets.size());
        if (!buckets.get(place).containsKey(key)) {
            return this;
        }
        var bucket = new HashMap<>(buckets.get(place));
        bucket.remove(key);
        return changed(place, bucket, size - 1);
    }

    /// How many places and entries were copied to make this map of another one.
    long copiedFrom(SharedMap<K, V> other) {
        if (this == other) {
            return 0;
        }
        boolean isAlike = buckets.size() == other.buckets.size();
        return buckets.size() + IntStream.range(0, buckets.size()).filter(place -> !isAlike || buckets.get(place) != other.buckets.get(place))
                .mapToLong(place -> buckets.get(place).size()).sum();
    }

    private Map<K, V> all() {
        var all = new HashMap<K, V>();
        buckets.forEach(all::putAll);
        return all;
    }

    private SharedMap<K, V> changed(int place, Map<K, V> bucket, int nextSize) {
        var next = new ArrayList<>(buckets);
        next.set(place, Map.copyOf(bucket));
        return new SharedMap<>(List.copyOf(next), nextSize);
    }

    private static int bucketOf(Object key, int count) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16) & count - 1;
    }
}
