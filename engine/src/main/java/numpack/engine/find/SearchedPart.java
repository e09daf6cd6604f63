package numpack.engine.find;

import java.util.Optional;
import numpack.engine.lazy.LazyArray;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// Which cells of a source are searched: those of a box, of them perhaps only those in some rows. They are searched as a source of their own, and their places there
/// are translated back.
///
/// @param rows of the source; empty for all
record SearchedPart(LazySource source, Box box, Optional<RowSet> rows) {
    static SearchedPart all(LazySource source) {
        return new SearchedPart(source, Box.all(source.shape()), Optional.empty());
    }

    SearchedPart within(Box other) {
        other.requireFits(source.shape());
        for (var slice : other.slices()) {
            if (slice.step() < 1) {
                throw new IllegalArgumentException("%s goes backwards".formatted(other));
            }
        }
        return new SearchedPart(source, other, rows);
    }

    SearchedPart inRows(RowSet some) {
        if (source.shape().ndim() == 0) {
            throw new IllegalArgumentException("a 0-d array has no rows");
        }
        if (!some.isEmpty() && some.max() >= source.shape().rowCount()) {
            throw new IndexOutOfBoundsException("row %d of %d".formatted(some.max(), source.shape().rowCount()));
        }
        return new SearchedPart(source, box, Optional.of(some));
    }

    /// The cells as a source of their own, and the way back from there.
    Searched searched() {
        boolean isAll = box.equals(Box.all(source.shape()));
        if (rows.isEmpty()) {
            return new Searched(isAll ? source : LazyArray.of(source).slice(box), isAll, Optional.empty());
        }
        var taken = isAll ? rows.get() : RowSet.of(box.rows()).intersect(rows.get());
        return new Searched(LazyArray.of(source).take(taken).slice(box.withRows(Slice.all(taken.size()))), false, Optional.of(taken));
    }

    /// @param part  what is searched
    /// @param isAll whether places in it are places in the source
    /// @param taken the rows of the source that its rows are; empty if they are those of the box
    final class Searched {
        private final LazySource part;
        private final boolean isAll;
        private final Optional<RowSet> taken;

        private Searched(LazySource part, boolean isAll, Optional<RowSet> taken) {
            this.part = part;
            this.isAll = isAll;
            this.taken = taken;
        }

        LazySource part() {
            return part;
        }

        /// Makes rows of the part rows of the source.
        void translateRows(long[] hits, int count) {
            for (int i = 0; i < count && !isAll; i++) {
                hits[i] = row(hits[i]);
            }
        }

        /// Makes places in the part places in the source.
        void translate(long[] places, int count) {
            if (isAll) {
                return;
            }
            long cells = box.rowCellCount();
            long rowElements = source.shape().rowElements();
            boolean isWholeRows = cells == rowElements;
            long row = -1;
            long at = 0;
            for (int i = 0; i < count; i++) {
                long in = places[i] % cells;
                if (places[i] / cells != row) {
                    row = places[i] / cells;
                    at = row(row) * rowElements;
                }
                places[i] = at + (isWholeRows ? in : inRow(in));
            }
        }

        private long row(long of) {
            return taken.isPresent() ? taken.get().select(of) : box.rows().position(of);
        }

        private long inRow(long cell) {
            long place = 0;
            long left = cell;
            long step = 1;
            for (int axis = box.ndim() - 1; axis > 0; axis--) {
                long count = box.slice(axis).count();
                place += box.slice(axis).position(left % count) * step;
                left /= count;
                step *= source.shape().length(axis);
            }
            return place;
        }
    }
}
