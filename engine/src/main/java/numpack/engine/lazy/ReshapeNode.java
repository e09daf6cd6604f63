package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Another array with each row in another shape. Whole rows are read and cut in memory, a few at a time.
record ReshapeNode(LazyArray inner, Shape shape) implements LazyArray {
    private static final long BATCH_BYTES = 4 << 20;

    static LazyArray of(LazyArray inner, Shape shape) {
        var from = inner.shape();
        boolean hasSameRows = from.ndim() > 0 && shape.ndim() > 0 && from.rowCount() == shape.rowCount();
        if (!hasSameRows || from.rowElements() != shape.rowElements()) {
            throw new IllegalArgumentException("rows of %s cannot be reshaped one by one to %s".formatted(from, shape));
        }
        return new ReshapeNode(inner, shape);
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
        var rows = box.rows();
        var target = NdArray.of(dtype(), box.shape(), into);
        long rowBytes = Math.max(1, shape.rowElements() * dtype().itemSize());
        long batch = Math.max(1, BATCH_BYTES / rowBytes);
        for (long first = 0; first < rows.count(); first += batch) {
            long count = Math.min(batch, rows.count() - first);
            var whole = Box.ofRows(rows.then(Slice.of(first, count)), inner.shape());
            var reshaped = inner.load(whole).reshape(shape.withRows(count).toArray());
            target.rows(first, count).assign(reshaped.slice(box.withRows(Slice.all(count))));
        }
    }
}
