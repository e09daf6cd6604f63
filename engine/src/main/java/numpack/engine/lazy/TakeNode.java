package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Rows of another array in any order. Reading joins picked rows that lie evenly spaced in the inner array into one box.
record TakeNode(Node inner, Picked picked, Shape shape) implements Node {
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
            var run = runFrom(wanted, i);
            inner.evaluate(box.withRows(run), into.asSlice(i * rowBytes, run.count() * rowBytes), evaluator);
            i += run.count();
        }
    }

    /// As many of the wanted rows from the i-th on as one slice of the inner rows holds.
    private Slice runFrom(Slice wanted, long i) {
        long first = picked.row(wanted.position(i));
        long known = wanted.step() == 1 ? Math.min(wanted.count() - i, picked.run(wanted.position(i))) : 1;
        if (known > 1) {
            return Slice.of(first, known);
        }
        long last = first;
        long step = 0;
        long count = 1;
        for (long k = i + 1; k < wanted.count(); k++) {
            long row = picked.row(wanted.position(k));
            if (row == last || count > 1 && row - last != step) {
                break;
            }
            step = row - last;
            last = row;
            count++;
        }
        return new Slice(first, count, count == 1 ? 1 : step);
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
