package numpack.engine.linked;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.RowSetBuilder;

/// Which arrays of a pack are linked row by row, and which of their rows belong together.
///
/// Equal logical length: row i belongs to row i, as Python would pair them. Else equal physical length: the same physical row,
/// although other rows are dropped. Rows that are already dropped have no logical number, so they pair by physical row only.
///
/// Which arrays are linked is known at once; rows are looked up in the arrays, so those methods belong in the background and fail as the arrays do.
/// Rows are physical everywhere.
public final class LinkedArrays {
    /// Up to this many rows are looked up one by one at once: comparing all dropped rows of ten thousand linked arrays first takes longer.
    private static final long MAX_ROWS_LOOKED_UP = 1_000;

    private LinkedArrays() {}

    /// The arrays that are linked with one, in the order in which they are given.
    ///
    /// @param arrays those of the pack; the array itself may be among them
    public static <A extends ArrayRows> List<LinkedArray<A>> of(A array, Collection<A> arrays) {
        if (!array.isReadable() || array.shape().ndim() == 0) {
            return List.of();
        }
        return arrays.stream()
                .filter(other -> other.id() != array.id() && other.isReadable() && other.shape().ndim() > 0)
                .flatMap(other -> pairing(array, other).map(pairing -> new LinkedArray<>(other, pairing)).stream()).toList();
    }

    /// The rows of a linked array that belong to live rows of an array.
    ///
    /// @param rows of `array`, all live
    public static RowSet liveRows(ArrayRows array, RowSet rows, LinkedArray<?> linked) {
        var other = linked.array();
        boolean isFew = rows.size() <= MAX_ROWS_LOOKED_UP;
        if (linked.pairing() == Pairing.PHYSICAL_ROWS || !isFew && DroppedWindows.areSame(array, other)) {
            return live(other, rows);
        }
        return other.physicalRows(array.logicalRows(rows));
    }

    /// The rows of a linked array that can be restored together with dropped rows of an array: the same physical rows, as far as they
    /// are dropped there too.
    public static RowSet droppedRows(ArrayRows array, RowSet rows, LinkedArray<?> linked) {
        var other = linked.array();
        if (rows.isEmpty() || array.physicalShape().rowCount() != other.physicalShape().rowCount()) {
            return RowSet.empty();
        }
        return rows.size() <= MAX_ROWS_LOOKED_UP ? only(rows, row -> !other.isLive(row))
                : rows.intersect(other.droppedRows(rows.min(), rows.max() + 1));
    }

    /// The linked arrays with the same physical rows, but other ones dropped: compacting either of them breaks the link.
    public static <A extends ArrayRows> List<LinkedArray<A>> uneven(A array, Collection<A> arrays) {
        return of(array, arrays).stream().filter(linked -> array.physicalShape().rowCount() == linked.array().physicalShape().rowCount()
                && !DroppedWindows.areSame(array, linked.array())).toList();
    }

    /// What is to be dropped so that the same rows are dropped in all of these arrays: rows that are dropped in one are dropped in all.
    ///
    /// @return rows by the id of their array
    public static Map<Long, RowSet> missingDrops(Collection<? extends ArrayRows> arrays) {
        var builders = new LinkedHashMap<ArrayRows, RowSetBuilder>();
        arrays.forEach(array -> builders.put(array, RowSet.builder()));
        long rows = arrays.stream().mapToLong(array -> array.physicalShape().rowCount()).max().orElse(0);
        for (long from = 0; from < rows; from += DroppedWindows.ROWS) {
            addMissing(builders, from);
        }
        var missing = new LinkedHashMap<Long, RowSet>();
        builders.forEach((array, found) -> missing.put(array.id(), found.build()));
        return missing;
    }

    private static void addMissing(Map<ArrayRows, RowSetBuilder> missing, long from) {
        var everywhere = RowSet.empty();
        for (var array : missing.keySet()) {
            everywhere = everywhere.union(DroppedWindows.from(array, from));
        }
        for (var entry : missing.entrySet()) {
            entry.getValue().addAll(everywhere.minus(DroppedWindows.from(entry.getKey(), from)));
        }
    }

    private static Optional<Pairing> pairing(ArrayRows array, ArrayRows other) {
        if (array.shape().rowCount() == other.shape().rowCount()) {
            return Optional.of(Pairing.LOGICAL_ROWS);
        }
        return array.physicalShape().rowCount() == other.physicalShape().rowCount() ? Optional.of(Pairing.PHYSICAL_ROWS) : Optional.empty();
    }

    private static RowSet live(ArrayRows array, RowSet rows) {
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
}
