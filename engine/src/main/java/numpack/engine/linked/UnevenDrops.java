package numpack.engine.linked;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// The arrays of a pack that stand out among equally long ones by other rows dropped: their rows are no longer the same rows.
///
/// Finding them takes a pass over the dropped rows of each array, and of those that may have the same rows dropped a second one.
public final class UnevenDrops {
    private UnevenDrops() {}

    /// Arrays that can be uneven with each other: with equally many physical rows, as far as one of them has dropped rows. Looks nothing up.
    public static <A extends ArrayRows> List<List<A>> groups(Collection<A> arrays) {
        var byRows = new LinkedHashMap<Long, List<A>>();
        for (var array : arrays) {
            if (array.isReadable() && array.physicalShape().ndim() > 0) {
                byRows.computeIfAbsent(array.physicalShape().rowCount(), _ -> new ArrayList<>()).add(array);
            }
        }
        return byRows.values().stream().filter(group -> group.size() > 1 && group.stream().anyMatch(array -> array.droppedCount() > 0)).toList();
    }

    /// The ids of the arrays that stand out in one of these groups.
    ///
    /// @param beforeEach runs before each array is looked at; what it throws ends the search
    public static <A extends ArrayRows> Set<Long> standOut(Collection<List<A>> groups, Runnable beforeEach) {
        var found = new HashSet<Long>();
        for (var group : groups) {
            var alike = partition(group, beforeEach);
            int most = alike.stream().mapToInt(List::size).max().orElse(0);
            var usual = alike.stream().filter(part -> part.size() == most).toList();
            // Where most agree it is the others that stand out; where none agree, all do.
            var standOut = usual.size() == 1 ? alike.stream().filter(part -> part != usual.getFirst()) : alike.stream();
            standOut.flatMap(List::stream).forEach(array -> found.add(array.id()));
        }
        return Set.copyOf(found);
    }

    /// Parts of a group in which the same rows are dropped. Arrays are compared only with those whose dropped rows have the same hash:
    /// where each of ten thousand has dropped others, comparing them with each other would not end.
    private static <A extends ArrayRows> List<List<A>> partition(List<A> group, Runnable beforeEach) {
        var byHash = new LinkedHashMap<List<Long>, List<List<A>>>();
        for (var array : group) {
            beforeEach.run();
            var parts = byHash.computeIfAbsent(List.of(array.droppedCount(), DroppedWindows.hash(array)), _ -> new ArrayList<>());
            parts.stream().filter(part -> DroppedWindows.areSame(part.getFirst(), array)).findFirst().orElseGet(() -> {
                var part = new ArrayList<A>();
                parts.add(part);
                return part;
            }).add(array);
        }
        return byHash.values().stream().flatMap(List::stream).toList();
    }
}
