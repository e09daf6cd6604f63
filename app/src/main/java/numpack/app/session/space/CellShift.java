package numpack.app.session.space;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import numpack.app.selection.GridShift;
import numpack.app.selection.Span;
import numpack.engine.draft.DraftArray;
import numpack.engine.error.PackException;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// Where the cells of one state of an array are in a later one: by the numbers that rows have on the disk, which stay the same while rows are
/// dropped, restored, shown and hidden.
public final class CellShift {
    /// After a save or a reload, which of this many rows were dropped is read again; of more rows that would keep the user waiting.
    private static final long MAX_ROWS_COMPARED = 1 << 22;

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
        public List<Span> shown(long first, long last) {
            long one = before.position(first);
            long other = before.position(last);
            return CellSpace.spanIn(now, Math.min(one, other), Math.max(one, other) + 1).stream().toList();
        }

        @Override
        public long nearest(long position) {
            return CellShift.nearest(now, before.position(position));
        }
    }

    /// Axis 0. Where the bitmap of the state before cannot be read any more, or another program has renumbered rows, nothing is known but numbers.
    private record Rows(CellSpace before, CellSpace now) implements GridShift.Axis {
        @Override
        public long countBefore() {
            return before.slice(0).count();
        }

        @Override
        public List<Span> shown(long first, long last) {
            try {
                return selected(first, last).filter(rows -> now.isSorted() || rows.rangeCount() <= GridShift.MAX_PARTS).map(this::spans).orElse(List.of());
            } catch (PackException | UncheckedIOException unreadable) {
                return List.of();
            }
        }

        @Override
        public long nearest(long position) {
            try {
                long physical = physicalBefore(position);
                var itself = rowsNow(RowSet.of(physical));
                if (itself.isPresent()) {
                    var found = itself.get().isEmpty() ? rowsNow(RowSet.range(physical, before.array().physicalShape().rowCount())).orElse(RowSet.empty()) : itself.get();
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

        /// The rows that stood at these positions, as they are numbered now; dropped ones among them if they are not shown now either. Empty if
        /// unknown, or if they are too many.
        private Optional<RowSet> selected(long first, long last) {
            if (before.listed().isPresent()) {
                return last - first < MAX_ROWS_COMPARED ? rowsNow(before.listed().get().rows(first, last + 1)) : Optional.empty();
            }
            if (Math.abs(before.slice(0).step()) > 1) {
                return last - first < GridShift.MAX_PARTS ? before.rowsAt(first, last).flatMap(this::rowsNow) : Optional.empty();
            }
            long one = physicalBefore(first);
            long other = physicalBefore(last);
            var range = RowSet.range(Math.min(one, other), Math.max(one, other) + 1);
            return rowsNow(range).flatMap(rows -> comeBack(range).map(rows::minus));
        }

        /// Rows of a range that are live now, but were dropped and not shown: they were not selected with the rows around them. As they are numbered
        /// now; empty if they would have to be looked for among too many rows.
        private Optional<RowSet> comeBack(RowSet range) {
            var then = before.array();
            if (!(before.positions() instanceof RowPositions.Live) || then.droppedCount() == 0) {
                return Optional.of(RowSet.empty());
            }
            if (then.base().equals(array().base())) {
                var restored = array().unsavedRestores().minus(then.unsavedRestores());
                return rowsNow(then.unsavedDrops()).map(dropped -> dropped.minus(array().unsavedDrops()).union(restored));
            }
            return range.size() > MAX_ROWS_COMPARED ? Optional.empty()
                    : rowsNow(then.droppedRows(range.min(), range.max() + 1)).map(this::live);
        }

        private RowSet live(RowSet rows) {
            return rows.isEmpty() || array().droppedCount() == 0 ? rows : rows.minus(array().droppedRows(rows.min(), rows.max() + 1));
        }

        /// Where rows are shown now; those next to each other on the screen as one.
        private List<Span> spans(RowSet rows) {
            if (now.listed().isPresent()) {
                return spans(now.listed().get(), rows);
            }
            var spans = new ArrayList<Span>();
            rows.forEachRange((from, to) -> CellSpace.spanIn(now.slice(0), positionOf(from), positionOf(to)).ifPresent(spans::add));
            spans.sort(Comparator.comparingLong(Span::first));
            var joined = new ArrayList<Span>();
            for (var span : spans) {
                boolean isNext = !joined.isEmpty() && joined.getLast().last() + 1 >= span.first();
                joined.add(isNext ? new Span(joined.removeLast().first(), span.last()) : span);
            }
            return joined;
        }

        private static List<Span> spans(RowView.Listed list, RowSet rows) {
            var places = list.positionsOf(rows);
            var spans = new ArrayList<Span>();
            if (places.rangeCount() <= GridShift.MAX_PARTS) {
                places.forEachRange((from, to) -> spans.add(new Span(from, to - 1)));
            }
            return spans;
        }

        private Optional<RowSet> rowsNow(RowSet rows) {
            return array().rowsNow(before.array(), rows);
        }

        /// The position of a physical row, or of the first live one after it; `physicalRow` may be the number of rows.
        private long positionOf(long physicalRow) {
            return now.positions().positionFrom(physicalRow);
        }
    }
}
