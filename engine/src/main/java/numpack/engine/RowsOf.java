package numpack.engine;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Consecutive rows of a source.
final class RowsOf implements LazySource {
    private final LazySource source;
    private final long firstRow;
    private final Shape shape;

    RowsOf(LazySource source, long firstRow, long rows) {
        this.source = source;
        this.firstRow = firstRow;
        this.shape = source.shape().withRows(rows);
    }

    @Override
    public DType dtype() {
        return source.dtype();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void read(List<Slice> box, MemorySegment into) throws IOException {
        var moved = new ArrayList<>(box);
        var rows = box.getFirst();
        moved.set(0, new Slice(firstRow + rows.start(), rows.count(), rows.step()));
        source.read(moved, into);
    }
}
