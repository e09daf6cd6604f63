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
            long known = run(wanted, i);
            if (known >= LONG_RUN) {
                var run = Slice.of(picked.row(wanted.position(i)), known);
                inner.evaluate(box.withRows(run), into.asSlice(i * rowBytes, known * rowBytes), evaluator);
                i += known;
            } else {
                var rows = rowsFrom(wanted, i);
                inner.evaluate(rows, box.withRows(Slice.all(rows.length)), into.asSlice(i * rowBytes, rows.length * rowBytes), evaluator);
                i += rows.length;
            }
        }
    }

    /// How many of the wanted rows from the i-th on are known to be consecutive rows.
    private long run(Slice wanted, long i) {
        return wanted.step() == 1 ? Math.min(wanted.count() - i, picked.run(wanted.position(i))) : 1;
    }

    /// The wanted rows from the i-th on, up to a long run or as many as are read at once.
    private long[] rowsFrom(Slice wanted, long i) {
        var rows = new long[(int) Math.min(AT_ONCE, wanted.count() - i)];
        int count = 0;
        while (count < rows.length) {
            long run = run(wanted, i + count);
            if (run >= LONG_RUN) {
                break;
            }
            long first = picked.row(wanted.position(i + count));
            for (int k = 0; k < run && count < rows.length; k++) {
                rows[count++] = first + k;
            }
        }
        return count == rows.length ? rows : Arrays.copyOf(rows, count);
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
    }
}
