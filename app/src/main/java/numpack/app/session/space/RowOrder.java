package numpack.app.session.space;

import java.util.function.LongPredicate;
import numpack.engine.shape.RowSet;

/// Rows in some order: position by position, a physical row; none of them twice. Immutable.
///
/// Four bytes a row where no number is larger than an `int` holds, else eight: 2·10^7 rows take 80 MB, or 160.
public sealed interface RowOrder {
    /// @param rows not to be changed afterwards
    static RowOrder of(int[] rows) {
        return new Ints(rows);
    }

    /// @param rows not to be changed afterwards
    static RowOrder of(long[] rows) {
        return new Longs(rows);
    }

    int count();

    /// The row at a position.
    long row(int position);

    /// The rows at positions `from` (inclusive) to `to` (exclusive).
    default RowSet rows(int from, int to) {
        var rows = RowSet.builder();
        for (int at = from; at < to; at++) {
            rows.add(row(at));
        }
        return rows.build();
    }

    /// The position of a row; -1 if it is not among them. Looks through all of them.
    default int positionOf(long row) {
        for (int at = 0; at < count(); at++) {
            if (row(at) == row) {
                return at;
            }
        }
        return -1;
    }

    /// The same without some rows.
    ///
    /// @param left how many fulfil it
    default RowOrder only(LongPredicate stays, int left) {
        var rows = new long[left];
        int to = 0;
        for (int at = 0; at < count(); at++) {
            if (stays.test(row(at))) {
                rows[to++] = row(at);
            }
        }
        return of(rows);
    }

    /// Small numbers.
    final class Ints implements RowOrder {
        private final int[] rows;

        private Ints(int[] rows) {
            this.rows = rows;
        }

        @Override
        public int count() {
            return rows.length;
        }

        @Override
        public long row(int position) {
            return rows[position];
        }
    }

    /// Numbers of any size.
    final class Longs implements RowOrder {
        private final long[] rows;

        private Longs(long[] rows) {
            this.rows = rows;
        }

        @Override
        public int count() {
            return rows.length;
        }

        @Override
        public long row(int position) {
            return rows[position];
        }
    }
}
