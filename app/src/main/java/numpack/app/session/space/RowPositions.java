package numpack.app.session.space;

import java.util.OptionalLong;
import numpack.engine.draft.DraftArray;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// What the positions on axis 0 stand for: live rows, all rows, or rows of a list. Where rows are dropped, only the disk may know.
sealed interface RowPositions {
    /// The physical row of a position.
    long physical(long position);

    /// Whether a position is that of a dropped row.
    boolean isDropped(long position);

    /// The logical row of a position; empty for a dropped row.
    OptionalLong logical(long position);

    /// The position of a logical row; -1 if it has none.
    long positionOf(long logicalRow);

    /// The position of a physical row, or of the first one after it that has one; the number of rows is the end.
    long positionFrom(long physicalRow);

    /// How many positions there are.
    long count();

    /// The live rows at some positions, physical.
    ///
    /// @param positions forwards
    RowSet live(Slice positions);

    /// The dropped rows at some positions.
    ///
    /// @param positions forwards
    RowSet dropped(Slice positions);

    /// Whether dropped rows may have positions.
    boolean holdsDropped();

    /// Whether positions mean the same in both, as far as the rows have the same numbers and the same ones are dropped.
    boolean isLike(RowPositions other);

    /// The same kind in a later state of the array.
    RowPositions of(DraftArray later);

    /// What to read for a box of positions.
    Reading reading(Box box);

    /// An array, and the box of it that is to be read.
    record Reading(LazyArray source, Box box) {}

    /// Dropped rows do not exist.
    record Live(DraftArray array) implements RowPositions {
        @Override
        public long physical(long position) {
            return array.droppedCount() == 0 ? position : array.physicalRow(position);
        }

        @Override
        public boolean isDropped(long position) {
            return false;
        }

        @Override
        public OptionalLong logical(long position) {
            return OptionalLong.of(position);
        }

        @Override
        public long positionOf(long logicalRow) {
            return logicalRow;
        }

        @Override
        public long positionFrom(long physicalRow) {
            return array.droppedCount() == 0 ? physicalRow : array.liveRowsBefore(physicalRow);
        }

        @Override
        public long count() {
            return array.shape().rowCount();
        }

        @Override
        public RowSet live(Slice positions) {
            var rows = RowSet.of(positions);
            return rows.isEmpty() || array.droppedCount() == 0 ? rows : array.physicalRows(rows);
        }

        @Override
        public RowSet dropped(Slice positions) {
            return RowSet.empty();
        }

        @Override
        public boolean holdsDropped() {
            return false;
        }

        @Override
        public boolean isLike(RowPositions other) {
            return other instanceof Live;
        }

        @Override
        public RowPositions of(DraftArray later) {
            return new Live(later);
        }

        @Override
        public Reading reading(Box box) {
            return new Reading(array.source(), box);
        }
    }

    /// Every row of the file has a position, dropped ones too.
    record All(DraftArray array) implements RowPositions {
        @Override
        public long physical(long position) {
            return position;
        }

        @Override
        public boolean isDropped(long position) {
            return !array.isLive(position);
        }

        @Override
        public OptionalLong logical(long position) {
            return array.isLive(position) ? OptionalLong.of(array.liveRowsBefore(position)) : OptionalLong.empty();
        }

        @Override
        public long positionOf(long logicalRow) {
            return array.physicalRow(logicalRow);
        }

        @Override
        public long positionFrom(long physicalRow) {
            return physicalRow;
        }

        @Override
        public long count() {
            return array.physicalShape().rowCount();
        }

        @Override
        public RowSet live(Slice positions) {
            var rows = RowSet.of(positions);
            return rows.isEmpty() || array.droppedCount() == 0 ? rows : rows.minus(array.droppedRows(rows.min(), rows.max() + 1));
        }

        @Override
        public RowSet dropped(Slice positions) {
            return positions.count() == 0 ? RowSet.empty() : array.droppedRows(positions.start(), positions.last() + 1);
        }

        @Override
        public boolean holdsDropped() {
            return array.droppedCount() > 0;
        }

        @Override
        public boolean isLike(RowPositions other) {
            return other instanceof All;
        }

        @Override
        public RowPositions of(DraftArray later) {
            return new All(later);
        }

        @Override
        public Reading reading(Box box) {
            return new Reading(array.physicalSource(), box);
        }
    }

    /// Rows of a list. A box of them is read in file order, whatever order they stand in: that is the order in which a draft writes.
    record Listed(DraftArray array, RowView.Listed list) implements RowPositions {
        private static final long MAX_LOOKED_UP = 1_000;
        private static final long WINDOW = 1 << 22;

        @Override
        public long physical(long position) {
            return list.row(position);
        }

        @Override
        public boolean isDropped(long position) {
            return array.droppedCount() > 0 && !array.isLive(list.row(position));
        }

        @Override
        public OptionalLong logical(long position) {
            long row = list.row(position);
            return array.droppedCount() == 0 ? OptionalLong.of(row)
                    : array.isLive(row) ? OptionalLong.of(array.liveRowsBefore(row)) : OptionalLong.empty();
        }

        @Override
        public long positionOf(long logicalRow) {
            return list.positionOf(array.droppedCount() == 0 ? logicalRow : array.physicalRow(logicalRow));
        }

        /// Where rows are sorted, no row stands after another in this sense: a row that is not listed has the first position.
        @Override
        public long positionFrom(long physicalRow) {
            return switch (list) {
                case RowView.Only only -> only.rows().rank(physicalRow);
                case RowView.Sorted sorted -> Math.max(0, sorted.positionOf(physicalRow));
            };
        }

        @Override
        public long count() {
            return list.count();
        }

        @Override
        public RowSet live(Slice positions) {
            return rows(positions).minus(dropped(positions));
        }

        @Override
        public RowSet dropped(Slice positions) {
            return array.droppedCount() == 0 ? RowSet.empty() : droppedOf(rows(positions));
        }

        /// Few rows may lie far apart in a long file: what lies between them is not looked at.
        private RowSet droppedOf(RowSet rows) {
            var dropped = RowSet.builder();
            if (rows.size() <= MAX_LOOKED_UP) {
                rows.forEach(row -> {
                    if (!array.isLive(row)) {
                        dropped.add(row);
                    }
                });
                return dropped.build();
            }
            for (long from = rows.min(); from <= rows.max(); from = rows.next(from + WINDOW)) {
                long to = Math.min(from + WINDOW, array.physicalShape().rowCount());
                dropped.addAll(rows.within(from, to).intersect(array.droppedRows(from, to)));
            }
            return dropped.build();
        }

        @Override
        public boolean holdsDropped() {
            return array.droppedCount() > 0;
        }

        @Override
        public boolean isLike(RowPositions other) {
            return other instanceof Listed that && (list == that.list || list.equals(that.list));
        }

        @Override
        public RowPositions of(DraftArray later) {
            return new Listed(later, list);
        }

        @Override
        public Reading reading(Box box) {
            var rows = rows(box.rows());
            return new Reading(array.physicalSource().take(rows), box.withRows(Slice.all(rows.size())));
        }

        /// The rows at some positions, dropped ones among them.
        RowSet rows(Slice positions) {
            return positions.count() == 0 ? RowSet.empty() : list.rows(positions.start(), positions.last() + 1);
        }
    }
}
