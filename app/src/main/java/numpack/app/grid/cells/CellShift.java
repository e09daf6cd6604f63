package numpack.app.grid.cells;

import java.io.UncheckedIOException;
import java.util.Optional;
import numpack.app.grid.space.GridShift;
import numpack.app.grid.space.GridShift.Span;
import numpack.engine.draft.DraftArray;
import numpack.engine.error.PackException;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// Where the cells of one state of an array are in a later one: by the numbers that rows have on the disk, which stay the same while rows are
/// dropped, restored, shown and hidden.
public final class CellShift {
    private CellShift() {}

    /// What became of the rows and columns of a grid; empty if they stand where they stood, or if the grid shows something else.
    ///
    /// @param before with at least one cell
    public static Optional<GridShift> between(CellSpace before, CellSpace now) {
        boolean isSameArray = before.array().id() == now.array().id() && before.rowAxis() == now.rowAxis() && before.columnAxis() == now.columnAxis();
        if (!isSameArray || before.standsLike(now)) {
            return Optional.empty();
        }
        return Optional.of(new GridShift(axis(before, now, before.rowAxis()), axis(before, now, before.columnAxis())));
    }

    private static GridShift.Axis axis(CellSpace before, CellSpace now, int axis) {
        return axis == 0 ? new Rows(before, now) : axis == CellSpace.NO_AXIS ? new Cut(Slice.of(0, 1), Slice.of(0, 1))
                : new Cut(before.slice(axis), now.slice(axis));
    }

    /// Where positions `from` to `to` of an axis, the latter excluded, stand in what a slice shows of it.
    private static Optional<Span> shown(Slice slice, long from, long to) {
        // Counted so that the slice runs forward.
        long step = Math.abs(slice.step());
        long low = Math.max(from, slice.lowest());
        long high = Math.min(to - 1, slice.highest());
        if (slice.count() == 0 || low > high) {
            return Optional.empty();
        }
        long first = Math.ceilDiv(low - slice.lowest(), step);
        long last = (high - slice.lowest()) / step;
        return first > last ? Optional.empty()
                : Optional.of(slice.step() > 0 ? new Span(first, last) : new Span(slice.count() - 1 - last, slice.count() - 1 - first));
    }

    /// What a slice shows at a position, or else after it, or else last.
    private static long nearest(Slice slice, long position) {
        long forward = Math.clamp(Math.ceilDiv(position - slice.lowest(), Math.abs(slice.step())), 0, slice.count() - 1);
        return slice.step() > 0 ? forward : slice.count() - 1 - forward;
    }

    /// An axis whose positions never change, of which a part is shown.
    private record Cut(Slice before, Slice now) implements GridShift.Axis {
        @Override
        public long countBefore() {
            return before.count();
        }

        @Override
        public Optional<Span> shown(long first, long last) {
            long one = before.position(first);
            long other = before.position(last);
            return CellShift.shown(now, Math.min(one, other), Math.max(one, other) + 1);
        }

        @Override
        public long nearest(long position) {
            return CellShift.nearest(now, before.position(position));
        }
    }

    /// Axis 0. Where the bitmap of the state before cannot be read any more, or another program has numbered rows anew, nothing is known but numbers.
    private record Rows(CellSpace before, CellSpace now) implements GridShift.Axis {
        @Override
        public long countBefore() {
            return before.slice(0).count();
        }

        @Override
        public Optional<Span> shown(long first, long last) {
            try {
                long one = physicalBefore(first);
                long other = physicalBefore(last);
                return rowsNow(Math.min(one, other), Math.max(one, other) + 1).filter(rows -> !rows.isEmpty())
                        .flatMap(rows -> CellShift.shown(now.slice(0), positionOf(rows.min()), positionOf(rows.max() + 1)));
            } catch (PackException | UncheckedIOException unreadable) {
                return Optional.empty();
            }
        }

        @Override
        public long nearest(long position) {
            try {
                long physical = physicalBefore(position);
                var itself = rowsNow(physical, physical + 1);
                if (itself.isPresent()) {
                    var found = itself.get().isEmpty() ? rowsNow(physical, before.array().physicalShape().rowCount()).orElse(RowSet.empty()) : itself.get();
                    return CellShift.nearest(now.slice(0), positionOf(found.isEmpty() ? array().physicalShape().rowCount() : found.min()));
                }
            } catch (PackException | UncheckedIOException unreadable) {
                // As below.
            }
            return Math.min(position, now.slice(0).count() - 1);
        }

        private DraftArray array() {
            return now.array();
        }

        private long physicalBefore(long gridPosition) {
            return before.physicalRow(before.slice(0).position(gridPosition));
        }

        private Optional<RowSet> rowsNow(long from, long to) {
            return array().rowsNow(before.array(), RowSet.range(from, to));
        }

        /// The position of a physical row, or of the first live one after it; `physicalRow` may be the number of rows.
        private long positionOf(long physicalRow) {
            return now.isPhysical() || array().droppedCount() == 0 ? physicalRow : array().liveRowsBefore(physicalRow);
        }
    }
}
