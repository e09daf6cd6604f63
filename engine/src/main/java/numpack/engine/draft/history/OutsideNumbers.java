package numpack.engine.draft.history;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import numpack.engine.StoredArray;
import numpack.engine.shape.RowSet;

/// What is known of the new numbers that another program has given to the rows of an array. Only rows that were found again have a known number, and
/// those between two that have moved by as much: none of them can have gone. Immutable.
public final class OutsideNumbers {
    private final TreeMap<Long, Long> found;
    private final boolean isInOrder;

    /// @param found new numbers by old ones
    public OutsideNumbers(Map<Long, Long> found) {
        this.found = new TreeMap<>(found);
        this.isInOrder = isAscending(this.found.values());
    }

    /// Whether the rows of an array still have the numbers that they had in an earlier reading, as far as its files tell: NumPack writes another
    /// file when it compacts, and appends to the one there is.
    public static boolean areKept(StoredArray was, StoredArray now) {
        return was.stamp().equals(now.stamp()) || was.physicalShape().ndim() == 0 || now.physicalShape().ndim() == 0
                || now.physicalShape().rowCount() >= was.physicalShape().rowCount() && new ArrayTrace(was.rowFiles(), 0).isInFilesOf(now);
    }

    /// The new numbers of rows; empty if those of some of them are not known.
    public Optional<RowSet> now(RowSet rows) {
        var now = RowSet.builder();
        for (var range : rows.ranges()) {
            var first = distance(range.from());
            if (first.isEmpty() || !first.equals(distance(range.to() - 1))) {
                return Optional.empty();
            }
            now.addRange(range.from() + first.getAsLong(), range.to() + first.getAsLong());
        }
        return Optional.of(now.build());
    }

    /// By how much a row has moved.
    private OptionalLong distance(long row) {
        var after = found.ceilingEntry(row);
        if (after == null || !isInOrder && after.getKey() != row) {
            return OptionalLong.empty();
        }
        var before = found.floorEntry(row);
        // Before the first row there is none that can have gone.
        long least = before == null ? 0 : distance(before);
        return least == distance(after) ? OptionalLong.of(least) : OptionalLong.empty();
    }

    private static long distance(Map.Entry<Long, Long> entry) {
        return entry.getValue() - entry.getKey();
    }

    private static boolean isAscending(Iterable<Long> numbers) {
        long last = -1;
        for (long number : numbers) {
            if (number <= last) {
                return false;
            }
            last = number;
        }
        return true;
    }
}
