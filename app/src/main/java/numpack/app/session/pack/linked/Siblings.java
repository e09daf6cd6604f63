package numpack.app.session.pack.linked;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import numpack.app.i18n.NaturalOrder;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.RowSetBuilder;

/// Which arrays of a pack belong together row by row.
///
/// Equal logical length: row i belongs to row i, as Python would pair them. Else equal physical length: the same slot,
/// although other rows are dropped. Rows that are already dropped have no logical number, so they pair by slot only.
public final class Siblings {
    /// Up to this many rows are looked up one by one at once: comparing all dropped rows of ten thousand linked arrays first takes longer.
    private static final long MAX_ROWS_LOOKED_UP = 1_000;

    /// Dropped rows are compared this many rows at a time, however many are dropped: a window of them takes half a megabyte at most.
    private static final long WINDOW = 1 << 22;

    private Siblings() {}

    /// The siblings of an array, in the natural order of their names.
    public static List<Sibling> of(DraftArray array, DraftSnapshot snapshot) {
        if (!array.isReadable() || array.shape().ndim() == 0) {
            return List.of();
        }
        return snapshot.arrays().stream()
                .filter(other -> other.id() != array.id() && other.isReadable() && other.shape().ndim() > 0)
                .flatMap(other -> kind(array, other).map(kind -> new Sibling(other, kind)).stream())
                .sorted(Comparator.comparing(sibling -> sibling.array().name(), NaturalOrder::compare)).toList();
    }

    /// The rows of a sibling that belong to live rows of an array.
    ///
    /// @param rows physical rows of `array`, all live
    public static RowSet liveRows(DraftArray array, RowSet rows, Sibling sibling) {
        var other = sibling.array();
        boolean isFew = rows.size() <= MAX_ROWS_LOOKED_UP;
        if (sibling.kind() == Kind.SAME_ROWS || !isFew && haveSameDrops(array, other)) {
            return live(other, rows);
        }
        return other.physicalRows(array.logicalRows(rows));
    }

    /// The rows of a sibling that can be restored together with dropped rows of an array: the same slots, as far as they
    /// are dropped there too.
    public static RowSet droppedRows(DraftArray array, RowSet rows, Sibling sibling) {
        var other = sibling.array();
        if (rows.isEmpty() || array.physicalShape().rowCount() != other.physicalShape().rowCount()) {
            return RowSet.empty();
        }
        return rows.size() <= MAX_ROWS_LOOKED_UP ? only(rows, row -> !other.isLive(row))
                : rows.intersect(other.droppedRows(rows.min(), rows.max() + 1));
    }

    /// The siblings of an array whose slots are the same ones, but with other rows dropped: compacting either of them breaks the link.
    public static List<Sibling> uneven(DraftArray array, DraftSnapshot snapshot) {
        return of(array, snapshot).stream().filter(sibling -> array.physicalShape().rowCount() == sibling.array().physicalShape().rowCount()
                && !haveSameDrops(array, sibling.array())).toList();
    }

    /// What is to be dropped so that the same rows are dropped in all of these arrays: rows that are dropped in one are dropped in all.
    ///
    /// @return physical rows by the id of their array
    public static Map<Long, RowSet> missingDrops(Collection<DraftArray> arrays) {
        var builders = new LinkedHashMap<DraftArray, RowSetBuilder>();
        arrays.forEach(array -> builders.put(array, RowSet.builder()));
        var rows = arrays.stream().mapToLong(array -> array.physicalShape().rowCount()).max().orElse(0);
        for (long from = 0; from < rows; from += WINDOW) {
            addMissing(builders, from);
        }
        var missing = new LinkedHashMap<Long, RowSet>();
        builders.forEach((array, found) -> missing.put(array.id(), found.build()));
        return missing;
    }

    static boolean haveSameDrops(DraftArray array, DraftArray other) {
        return array.droppedCount() == other.droppedCount() && array.physicalShape().rowCount() == other.physicalShape().rowCount()
                && (array.droppedCount() == 0 || dropSameWindows(array, other));
    }

    /// The same for arrays of equal length that [#haveSameDrops].
    static long hashOfDrops(DraftArray array) {
        long hash = 0;
        for (long from = 0; array.droppedCount() > 0 && from < array.physicalShape().rowCount(); from += WINDOW) {
            hash = 31 * hash + droppedFrom(array, from).hashCode();
        }
        return hash;
    }

    private static boolean dropSameWindows(DraftArray array, DraftArray other) {
        for (long from = 0; from < array.physicalShape().rowCount(); from += WINDOW) {
            if (!droppedFrom(array, from).equals(droppedFrom(other, from))) {
                return false;
            }
        }
        return true;
    }

    private static void addMissing(Map<DraftArray, RowSetBuilder> missing, long from) {
        var everywhere = RowSet.empty();
        for (var array : missing.keySet()) {
            everywhere = everywhere.union(droppedFrom(array, from));
        }
        for (var entry : missing.entrySet()) {
            entry.getValue().addAll(everywhere.minus(droppedFrom(entry.getKey(), from)));
        }
    }

    private static RowSet droppedFrom(DraftArray array, long from) {
        var to = Math.min(from + WINDOW, array.physicalShape().rowCount());
        return from < to ? array.droppedRows(from, to) : RowSet.empty();
    }

    private static Optional<Kind> kind(DraftArray array, DraftArray other) {
        if (array.shape().rowCount() == other.shape().rowCount()) {
            return Optional.of(Kind.SAME_LENGTH);
        }
        return array.physicalShape().rowCount() == other.physicalShape().rowCount() ? Optional.of(Kind.SAME_ROWS) : Optional.empty();
    }

    private static RowSet live(DraftArray array, RowSet rows) {
        if (rows.isEmpty() || array.droppedCount() == 0) {
            return rows;
        }
        return rows.size() <= MAX_ROWS_LOOKED_UP ? only(rows, array::isLive) : rows.minus(array.droppedRows(rows.min(), rows.max() + 1));
    }

    private static RowSet only(RowSet rows, LongPredicate wanted) {
        var found = RowSet.builder();
        rows.forEach(row -> {
            if (wanted.test(row)) {
                found.add(row);
            }
        });
        return found.build();
    }

    /// Another array and how its rows pair.
    public record Sibling(DraftArray array, Kind kind) {}

    /// How rows pair.
    public enum Kind {
        /// Row i with row i.
        SAME_LENGTH,
        /// The same slot; other rows are dropped.
        SAME_ROWS
    }
}
