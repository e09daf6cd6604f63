package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.Casting;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// Another array with its elements as another dtype.
record CastNode(LazyArray inner, DType dtype) implements LazyArray {
    @Override
    public Shape shape() {
        return inner.shape();
    }

    @Override
    public void read(Box box, MemorySegment into) throws IOException {
        if (Room.require(this, box, into) == 0) {
            return;
        }
        var source = inner.load(box);
        Casting.convert(inner.dtype(), source.segment(), 0, dtype, into, 0, source.shape().elementCount());
    }
}
