package numpack.engine.draft.state;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import numpack.engine.draft.overlay.ByteSource;
import numpack.engine.draft.overlay.Layer;
import numpack.engine.draft.overlay.LayerStack;
import numpack.engine.draft.overlay.RegionLayer;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// An array with its edits at one moment, as data. Immutable; each change makes a new one that shares what did not change.
///
/// Rows that steps appended are layers too: rows from `baseRows` on have no base below.
///
/// @param id         stays the same when it is renamed
/// @param baseRows how many rows of the base are left
/// @param space      what its rows are called; its count is the number of physical rows
/// @param layers     replaced cells and appended rows
/// @param dropped    rows that are live in the base, or appended, and dropped here
/// @param restored   rows that are dropped in the base and live here
/// @param edits      how many steps made it so; counted where they are applied
public record ArrayState(long id, String name, Underlay base, long baseRows, RowSpace space, LayerStack layers, RowSet dropped, RowSet restored,
        int edits) {
    public static ArrayState of(long id, String name, Underlay base, RowSpace space) {
        return new ArrayState(id, name, base, base.rows(), space, LayerStack.empty(), RowSet.empty(), RowSet.empty(), 0);
    }

    public long rows() {
        return space.rows();
    }

    public int itemSize() {
        return base.dtype().itemSize();
    }

    /// Axis lengths, at least one axis.
    public long[] lengths() {
        var lengths = Windows.lengths(base.physicalShape());
        lengths[0] = rows();
        return lengths;
    }

    public long rowElements() {
        return Windows.rowElements(Windows.lengths(base.physicalShape()));
    }

    public Shape physicalShape() {
        var shape = base.physicalShape();
        return shape.ndim() == 0 ? shape : shape.withRows(rows());
    }

    public Shape shape() {
        var shape = base.physicalShape();
        return shape.ndim() == 0 ? shape : shape.withRows(liveRowsBefore(rows()));
    }

    /// Whether it is just its base.
    public boolean isUntouched() {
        return layers.isEmpty() && dropped.isEmpty() && restored.isEmpty() && baseRows == base.rows() && rows() == baseRows;
    }

    public boolean isLive(long row) {
        return row < baseRows && !base.isLive(row) ? restored.contains(row) : !dropped.contains(row);
    }

    public long liveRowsBefore(long row) {
        long below = Math.min(row, baseRows);
        return base.liveRowsBefore(below) + (row - below) - dropped.rank(row) + restored.rank(row);
    }

    public RowSet droppedRows(long from, long to) {
        long baseEnd = Math.min(to, baseRows);
        var below = from < baseEnd ? base.droppedRows(from, baseEnd) : RowSet.empty();
        return below.minus(within(restored, from, to)).union(within(dropped, from, to));
    }

    public long droppedCount() {
        return rows() - liveRowsBefore(rows());
    }

    /// The physical row of a live one.
    ///
    /// @throws IndexOutOfBoundsException if there are not as many live rows
    public long physicalRow(long logicalRow) {
        long live = liveRowsBefore(rows());
        if (logicalRow < 0 || logicalRow >= live) {
            throw new IndexOutOfBoundsException("logical row %d of %d".formatted(logicalRow, live));
        }
        if (live == rows()) {
            return logicalRow;
        }
        var stored = base.stored();
        if (stored.isPresent() && isUntouched()) {
            return stored.get().physicalRow(logicalRow);
        }
        long low = logicalRow;
        long high = rows() - 1;
        while (low < high) {
            long middle = low + (high - low + 1 >>> 1);
            if (liveRowsBefore(middle) <= logicalRow) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// Its live rows with the edits.
    public LazyArray source() {
        var stored = base.stored();
        if (stored.isPresent() && isUntouched()) {
            return stored.get().source();
        }
        return droppedCount() == 0 ? physicalSource() : LazyArray.of(new LogicalSource(this));
    }

    /// All its rows with the edits, dropped ones too.
    public LazyArray physicalSource() {
        return isUntouched() ? base.physicalSource() : LazyArray.of(new LaidSource(this));
    }

    /// The members of a set in a range, at the cost of those members.
    public static RowSet within(RowSet rows, long from, long to) {
        long first = rows.rank(from);
        long behind = rows.rank(to);
        if (behind - first == rows.size()) {
            return rows;
        }
        if (behind - first > rows.rangeCount()) {
            return rows.intersect(RowSet.range(from, to));
        }
        var found = RowSet.builder();
        for (long k = first; k < behind; k++) {
            found.add(rows.select(k));
        }
        return found.build();
    }

    public ArrayState named(String newName) {
        return new ArrayState(id, newName, base, baseRows, space, layers, dropped, restored, edits);
    }

    public ArrayState with(Layer layer) throws IOException {
        return new ArrayState(id, name, base, baseRows, space, layers.plus(layer), dropped, restored, edits);
    }

    /// The same as the work of this many steps.
    public ArrayState by(int steps) {
        return new ArrayState(id, name, base, baseRows, space, layers, dropped, restored, steps);
    }

    /// Drops those of these rows that are live.
    public ArrayState dropping(RowSet rows) {
        var back = rows.intersect(restored);
        return new ArrayState(id, name, base, baseRows, space, layers, dropped.union(liveInBase(rows)), restored.minus(back), edits);
    }

    /// Makes those of these rows live that are dropped.
    public ArrayState restoring(RowSet rows) {
        var back = rows.intersect(dropped);
        return new ArrayState(id, name, base, baseRows, space, layers, dropped.minus(back), restored.union(droppedInBase(rows)), edits);
    }

    public ArrayState appending(List<RowSpace.Piece> pieces, ByteSource bytes) throws IOException {
        long count = RowSpace.count(pieces);
        var changed = layers;
        if (count > 0 && rowElements() > 0) {
            var rest = Box.all(physicalShape()).inRow();
            long size = count * rowElements() * itemSize();
            changed = layers.plus(new RegionLayer(RowSet.range(rows(), rows() + count), Optional.empty(), rest, itemSize(), bytes, size));
        }
        return new ArrayState(id, name, base, baseRows, space.plus(pieces), changed, dropped, restored, edits);
    }

    /// Only the first `rows` rows.
    public ArrayState first(long rows) {
        return new ArrayState(id, name, base, Math.min(baseRows, rows), space.first(rows), layers.first(rows), within(dropped, 0, rows),
                within(restored, 0, rows), edits);
    }

    private RowSet liveInBase(RowSet rows) {
        return rows.minus(droppedInBase(rows));
    }

    private RowSet droppedInBase(RowSet rows) {
        if (rows.isEmpty() || rows.min() >= baseRows) {
            return RowSet.empty();
        }
        return rows.intersect(base.droppedRows(rows.min(), Math.min(baseRows, rows.max() + 1)));
    }
}
