package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Rows of another array in any order. Long runs of consecutive rows are read as boxes, all others some thousands at a time.
record TakeNode(Node inner, Picked picked, Shape shape) implements Node {
    private static final int LONG_RUN = 16;
    private static final int AT_ONCE = 1 << 14;

    /// Which rows.
    private interface Picked {
        long row(long i);

        /// How many from the i-th on are known to be consecutive rows: 1 at least.
        long run(long i);

        /// The next rows of a slice of the picked ones, from its i-th on: one at least, up to a run that is worth a box of its own.
        ///
        /// @param most this many at most
        long[] some(Slice wanted, long i, int most);
    }

    static LazyArray of(Node inner, long[] rows) {
        for (long row : rows) {
            Objects.checkIndex(row, inner.shape().rowCount());
        }
        return new TakeNode(inner, new ListedRows(rows.clone()), inner.shape().withRows(rows.length));
    }

    static LazyArray of(Node inner, RowSet rows) {
        if (!rows.isEmpty()) {
            Objects.checkIndex(rows.max(), inner.shape().rowCount());
        }
        return new TakeNode(inner, new AscendingRows(rows), inner.shape().withRows(rows.size()));
    }

    @Override
    public DType dtype() {
        return inner.dtype();
    }

    @Override
    public int[] order() {
        return inner.order();
    }

    @Override
    public void evaluate(Box box, MemorySegment into, Evaluator evaluator) throws IOException {
        var wanted = box.rows();
        long rowBytes = box.rowCellCount() * dtype().itemSize();
        for (long i = 0; i < wanted.count();) {
            long known = wanted.step() == 1 ? Math.min(wanted.count() - i, picked.run(wanted.position(i))) : 1;
            if (known >= LONG_RUN) {
                var run = Slice.of(picked.row(wanted.position(i)), known);
                inner.evaluate(box.withRows(run), into.asSlice(i * rowBytes, known * rowBytes), evaluator);
                i += known;
            } else {
                var rows = picked.some(wanted, i, (int) Math.min(AT_ONCE, wanted.count() - i));
                inner.evaluate(rows, box.withRows(Slice.all(rows.length)), into.asSlice(i * rowBytes, rows.length * rowBytes), evaluator);
                i += rows.length;
            }
        }
    }

    /// In any order, perhaps more than once.
    private record ListedRows(long[] rows) implements Picked {
        @Override
        public long row(long i) {
            return rows[(int) i];
        }

        @Override
        public long run(long i) {
            return 1;
        }

        @Override
        public long[] some(Slice wanted, long i, int most) {
            if (most == rows.length && wanted.step() == 1) {
                return rows;
            }
            var some = new long[most];
            for (int k = 0; k < most; k++) {
                some[k] = rows[(int) wanted.position(i + k)];
            }
            return some;
        }
    }

    /// Few long ranges cost few steps, however many rows they have.
    private record AscendingRows(RowSet rows) implements Picked {
        @Override
        public long row(long i) {
            return rows.select(i);
        }

        @Override
        public long run(long i) {
            long row = row(i);
            return rows.nextGap(row) - row;
        }

        @Override
        public long[] some(Slice wanted, long i, int most) {
            var some = new long[most];
            int count = 0;
            while (count < most) {
                long first = row(wanted.position(i + count));
                long run = wanted.step() == 1 ? rows.nextGap(first) - first : 1;
                if (run >= LONG_RUN && count > 0) {
                    break;
                }
                for (int k = 0; k < run && count < most; k++) {
                    some[count++] = first + k;
                }
            }
            return Arrays.copyOf(some, count);
        }
    }
}
