package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Rows of another array in any order. Reading joins picked rows that lie evenly spaced in the inner array into one box.
record TakeNode(LazyArray inner, LongUnaryOperator rowAt, Shape shape) implements LazyArray {
    static LazyArray of(LazyArray inner, long[] rows) {
        var picked = rows.clone();
        for (long row : picked) {
            Objects.checkIndex(row, inner.shape().rowCount());
        }
        return new TakeNode(inner, i -> picked[(int) i], inner.shape().withRows(picked.length));
    }

    static LazyArray of(LazyArray inner, RowSet rows) {
        if (!rows.isEmpty()) {
            Objects.checkIndex(rows.max(), inner.shape().rowCount());
        }
        return new TakeNode(inner, rows::select, inner.shape().withRows(rows.size()));
    }

    @Override
    public DType dtype() {
        return inner.dtype();
    }

    @Override
    public void read(Box box, MemorySegment into) throws IOException {
        if (Room.require(this, box, into) == 0) {
            return;
        }
        var wanted = box.rows();
        long rowBytes = box.rowCellCount() * dtype().itemSize();
        for (long i = 0; i < wanted.count();) {
            var run = runFrom(wanted, i);
            inner.read(box.withRows(run), into.asSlice(i * rowBytes, run.count() * rowBytes));
            i += run.count();
        }
    }

    /// As many of the wanted rows from the i-th on as one slice of the inner rows holds.
    private Slice runFrom(Slice wanted, long i) {
        long first = rowAt.applyAsLong(wanted.position(i));
        long last = first;
        long step = 0;
        long count = 1;
        for (long k = i + 1; k < wanted.count(); k++) {
            long row = rowAt.applyAsLong(wanted.position(k));
            if (row == last || count > 1 && row - last != step) {
                break;
            }
            step = row - last;
            last = row;
            count++;
        }
        return new Slice(first, count, count == 1 ? 1 : step);
    }
}
