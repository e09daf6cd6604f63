package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// The end of every chain: all of a source. A source is asked only for boxes that fit it and have cells.
record SourceNode(LazySource source) implements Node {
    @Override
    public DType dtype() {
        return source.dtype();
    }

    @Override
    public Shape shape() {
        return source.shape();
    }

    @Override
    public void evaluate(Box box, MemorySegment into, Evaluator evaluator) throws IOException {
        source.read(box, into);
    }

    @Override
    public void evaluate(long[] rows, Box box, MemorySegment into, Evaluator evaluator) throws IOException {
        source.read(rows, box, into);
    }
}
