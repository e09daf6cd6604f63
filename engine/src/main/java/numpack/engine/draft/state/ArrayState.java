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
/// Rows that steps appended are layers too: rows from `groundRows` on have no ground below.
///
/// @param id         stays the same when it is renamed
/// @param groundRows how many rows of the ground are left
/// @param space      what its rows are called; its count is the number of physical rows
/// @param layers     replaced cells and appended rows
/// @param dropped    rows that are live in the ground, or appended, and dropped here
/// @param restored   rows that are dropped in the ground and live here
/// @param edits      how many steps made it so; counted where they are applied
public record ArrayState(long id, String name, Ground ground, long groundRows, RowSpace space, LayerStack layers, RowSet dropped, RowSet restored,
        int edits) {
    public static ArrayState of(long id, String name, Ground ground, RowSpace space) {
        return new ArrayState(id, name, ground, ground.rows(), space, LayerStack.empty(), RowSet.empty(), RowSet.empty(), 0);
    }

    public long rows() {
        return space.rows();
    }

    public int itemSize() {
        return ground.dtype().itemSize();
    }

    /// Axis lengths, at least one axis.
    public long[] lengths() {
        var lengths = Windows.lengths(ground.physicalShape());
        lengths[0] = rows();
        return lengths;
    }

    public long rowElements() {
        return Windows.rowElements(Windows.lengths(ground.physicalShape()));
    }

    public Shape physicalShape() {
        var shape = ground.physicalShape();
        return shape.ndim() == 0 ? shape : shape.withRows(rows());
    }

    public Shape shape() {
        var shape = ground.physicalShape();
        return shape.ndim() == 0 ? shape : shape.withRows(liveRowsBefore(rows()));
    }

    /// Whether it is just its ground.
    public boolean isUntouched() {
        return layers.isEmpty() && dropped.isEmpty() && restored.isEmpty() && groundRows == ground.rows() && rows() == groundRows;
    }

    public boolean isLive(long row) {
        return row < groundRows && !ground.isLive(row) ? restored.contains(row) : !dropped.contains(row);
    }

    public long liveRowsBefore(long row) {
        long below = Math.min(row, groundRows);
        return ground.liveRowsBefore(below) + (row - below) - dropped.rank(row) + restored.rank(row);
    }

    public RowSet droppedRows(long from, long to) {
        long groundEnd = Math.min(to, groundRows);
        var below = from < groundEnd ? ground.droppedRows(from, groundEnd) : RowSet.empty();
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
        var stored = ground.stored();
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
        var stored = ground.stored();
        if (stored.isPresent() && isUntouched()) {
            return stored.get().source();
        }
        return droppedCount() == 0 ? physicalSource() : LazyArray.of(new LogicalSource(this));
    }

    /// All its rows with the edits, dropped ones too.
    public LazyArray physicalSource() {
        return isUntouched() ? ground.physicalSource() : LazyArray.of(new LaidSource(this));
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
        return new ArrayState(id, newName, ground, groundRows, space, layers, dropped, restored, edits);
    }

    public ArrayState with(Layer layer) throws IOException {
        return new ArrayState(id, name, ground, groundRows, space, layers.plus(layer), dropped, restored, edits);
    }

    /// The same as the work of this many steps.
    public ArrayState by(int steps) {
        return new ArrayState(id, name, ground, groundRows, space, layers, dropped, restored, steps);
    }

    /// Drops those of these rows that are live.
    public ArrayState dropping(RowSet rows) {
        var back = rows.intersect(restored);
        return new ArrayState(id, name, ground, groundRows, space, layers, dropped.union(liveInGround(rows)), restored.minus(back), edits);
    }

    /// Makes those of these rows live that are dropped.
    public ArrayState restoring(RowSet rows) {
        var back = rows.intersect(dropped);
        return new ArrayState(id, name, ground, groundRows, space, layers, dropped.minus(back), restored.union(droppedInGround(rows)), edits);
    }

    public ArrayState appending(List<RowSpace.Piece> pieces, ByteSource bytes) throws IOException {
        long count = RowSpace.count(pieces);
        var changed = layers;
        if (count > 0 && rowElements() > 0) {
            var rest = Box.all(physicalShape()).inRow();
            long size = count * rowElements() * itemSize();
            changed = layers.plus(new RegionLayer(RowSet.range(rows(), rows() + count), Optional.empty(), rest, itemSize(), bytes, size));
        }
        return new ArrayState(id, name, ground, groundRows, space.plus(pieces), changed, dropped, restored, edits);
    }

    /// Only the first `rows` rows.
    public ArrayState first(long rows) {
        return new ArrayState(id, name, ground, Math.min(groundRows, rows), space.first(rows), layers.first(rows), within(dropped, 0, rows),
                within(restored, 0, rows), edits);
    }

    private RowSet liveInGround(RowSet rows) {
        return rows.minus(droppedInGround(rows));
    }

    private RowSet droppedInGround(RowSet rows) {
        if (rows.isEmpty() || rows.min() >= groundRows) {
            return RowSet.empty();
        }
        return rows.intersect(ground.droppedRows(rows.min(), Math.min(groundRows, rows.max() + 1)));
    }
}
