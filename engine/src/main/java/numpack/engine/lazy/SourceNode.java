package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// The end of every chain: all of a source. Checks each box once, so sources need not be trusted to.
record SourceNode(LazySource source) implements LazyArray {
    @Override
    public DType dtype() {
        return source.dtype();
    }

    @Override
    public Shape shape() {
        return source.shape();
    }

    @Override
    public void read(Box box, MemorySegment into) throws IOException {
        if (Room.require(this, box, into) > 0) {
            source.read(box, into);
        }
    }
}
