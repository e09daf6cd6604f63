package numpack.app.session;

import java.util.List;
import java.util.Optional;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.shape.RowSet;

/// Which arrays of a pack belong together row by row.
///
/// Equal logical length: row i belongs to row i, as Python would pair them. Else equal physical length: the same slot,
/// although other rows are dropped. Rows that are already dropped have no logical number, so they pair by slot only.
public final class Siblings {
    /// More rows than this are not looked up one by one.
    private static final long MOST_ROWS_PAIRED = 20_000_000;

    private Siblings() {}

    /// The siblings of an array, by name.
    public static List<Sibling> of(DraftArray array, DraftSnapshot snapshot) {
        if (!array.isReadable() || array.shape().ndim() == 0) {
            return List.of();
        }
        return snapshot.arrays().stream()
                .filter(other -> other.id() != array.id() && other.isReadable() && other.shape().ndim() > 0)
                .flatMap(other -> kind(array, other).map(kind -> new Sibling(other, kind)).stream())
                .toList();
    }

    /// The rows of a sibling that belong to live rows of an array.
    ///
    /// @param rows physical rows of `array`, all live
    /// @throws ArithmeticException if they are too many to be looked up one by one
    public static RowSet liveRows(DraftArray array, RowSet rows, Sibling sibling) {
        var other = sibling.array();
        if (sibling.kind() == Kind.SAME_ROWS || hasSameDrops(array, other)) {
            return live(other, rows);
        }
        if (rows.size() > MOST_ROWS_PAIRED) {
            throw new ArithmeticException("too many rows to pair: " + rows.size());
        }
        var paired = RowSet.builder();
        rows.forEach(row -> paired.add(other.physicalRow(array.liveRowsBefore(row))));
        return paired.build();
    }

    /// The rows of a sibling that can be restored together with dropped rows of an array: the same slots, as far as they
    /// are dropped there too.
    public static RowSet droppedRows(DraftArray array, RowSet rows, Sibling sibling) {
        var other = sibling.array();
        if (rows.isEmpty() || array.physicalShape().rowCount() != other.physicalShape().rowCount()) {
            return RowSet.empty();
        }
        return rows.intersect(other.droppedRows(rows.min(), rows.max() + 1));
    }

    private static Optional<Kind> kind(DraftArray array, DraftArray other) {
        if (array.shape().rowCount() == other.shape().rowCount()) {
            return Optional.of(Kind.SAME_LENGTH);
        }
        return array.physicalShape().rowCount() == other.physicalShape().rowCount() ? Optional.of(Kind.SAME_ROWS) : Optional.empty();
    }

    private static boolean hasSameDrops(DraftArray array, DraftArray other) {
        var rows = array.physicalShape().rowCount();
        return array.droppedCount() == other.droppedCount() && rows == other.physicalShape().rowCount()
                && (array.droppedCount() == 0 || array.droppedRows(0, rows).equals(other.droppedRows(0, rows)));
    }

    private static RowSet live(DraftArray array, RowSet rows) {
        return rows.isEmpty() || array.droppedCount() == 0 ? rows : rows.minus(array.droppedRows(rows.min(), rows.max() + 1));
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
