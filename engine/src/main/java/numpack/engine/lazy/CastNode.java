package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import numpack.engine.dtype.Casting;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Another array with its elements as another dtype.
record CastNode(LazyArray inner, DType dtype) implements LazyArray {
    @Override
    public Shape shape() {
        return inner.shape();
    }

    @Override
    public void read(List<Slice> box, MemorySegment into) throws IOException {
        if (Boxes.requireRoom(box, shape(), dtype, into) == 0) {
            return;
        }
        var source = inner.load(box);
        Casting.convert(inner.dtype(), source.segment(), 0, dtype, into, 0, source.shape().elementCount());
    }
}
