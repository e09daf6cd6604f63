package numpack.engine.lazy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

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
    public void read(List<Slice> box, MemorySegment into) {
        array.slice(box).copyTo(into);
    }
}
