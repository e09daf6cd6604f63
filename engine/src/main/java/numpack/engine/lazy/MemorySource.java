package numpack.engine.lazy;

import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// An array in memory as a source.
record MemorySource(NdArray array) implements LazySource {
    @Override
    public DType dtype() {
        return array.dtype();
    }

    @Override
    public Shape shape() {
        return array.shape();
    }

    @Override
    public void read(Box box, MemorySegment into) {
        array.slice(box).copyTo(into);
    }
}
