package numpack.app.session.space;

import java.util.Optional;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.RowSet;

/// Which rows of an array are shown, and in what order: all of them as they lie in the file, some of them, or some in another order.
///
/// A view that lists rows is a fixed list of physical rows: nothing but its maker changes it. A row that is dropped stays in it, as a dropped row; a
/// row that is appended is not in it. Rows keep their numbers. When an array moves on, [Listed#on] says what the list is in its new numbers, or that
/// it is lost, so that a position never means another row than the one that is seen there.
public sealed interface RowView {
    /// All rows, as axes and dropped rows say.
    RowView NATURAL = new Natural();

    /// All rows, as axes and dropped rows say.
    record Natural() implements RowView {}

    /// A list of rows.
    sealed interface Listed extends RowView permits Only, Sorted {
        /// The rows, physical.
        RowSet rows();

        /// What is shown, in words: "changed rows". Empty for all rows.
        Optional<String> words();

        /// The physical row at a position.
        long row(long position);

        /// The rows at positions `from` (inclusive) to `to` (exclusive).
        RowSet rows(long from, long to);

        /// The position of a physical row; -1 if it is not listed. Where rows are sorted, it is looked for among all of them.
        long positionOf(long row);

        /// The positions of those of some physical rows that are listed. Where rows are sorted, they are looked for among all of them.
        RowSet positionsOf(RowSet some);

        /// The same rows in a later state of the array, by the numbers that they have there; empty if these are not known. This one if nothing has
        /// changed.
        ///
        /// @param then the state by which it numbers rows
        Optional<? extends Listed> on(DraftArray then, DraftArray now);

        default long count() {
            return rows().size();
        }
    }

    /// Some rows in file order.
    ///
    /// @param name what they are, in words
    record Only(RowSet rows, String name) implements Listed {
        @Override
        public Optional<String> words() {
            return Optional.of(name);
        }

        @Override
        public long row(long position) {
            return rows.select(position);
        }

        @Override
        public RowSet rows(long from, long to) {
            return from == 0 && to == rows.size() ? rows : from >= to ? RowSet.empty() : rows.within(rows.select(from), rows.select(to - 1) + 1);
        }

        @Override
        public long positionOf(long row) {
            return rows.contains(row) ? rows.rank(row) : -1;
        }

        @Override
        public RowSet positionsOf(RowSet some) {
            return rows.ranksOf(some);
        }

        @Override
        public Optional<Only> on(DraftArray then, DraftArray now) {
            return now.rowsNow(then, rows).map(moved -> moved.equals(rows) ? this : new Only(moved, name));
        }
    }

    /// Some rows in the order of the values of one element.
    ///
    /// @param words what they are; empty for all rows
    /// @param order the same rows
    record Sorted(RowSet rows, Optional<String> words, SortKey key, RowOrder order) implements Listed {
        @Override
        public long row(long position) {
            return order.row(Math.toIntExact(position));
        }

        @Override
        public RowSet rows(long from, long to) {
            return from == 0 && to == rows.size() ? rows : order.rows(Math.toIntExact(from), Math.toIntExact(to));
        }

        @Override
        public long positionOf(long row) {
            return rows.contains(row) ? order.positionOf(row) : -1;
        }

        @Override
        public RowSet positionsOf(RowSet some) {
            var wanted = rows.intersect(some);
            var positions = RowSet.builder();
            for (int at = 0; !wanted.isEmpty() && at < order.count(); at++) {
                if (wanted.contains(order.row(at))) {
                    positions.add(at);
                }
            }
            return positions.build();
        }

        /// Rows that have got other numbers would have to be told apart one by one: then the order is lost.
        @Override
        public Optional<Sorted> on(DraftArray then, DraftArray now) {
            return now.keepsNumbers(then) ? now.rowsNow(then, rows).map(this::only) : Optional.empty();
        }

        private Sorted only(RowSet left) {
            return left.equals(rows) ? this : new Sorted(left, words, key, order.only(left::contains, Math.toIntExact(left.size())));
        }
    }
}
