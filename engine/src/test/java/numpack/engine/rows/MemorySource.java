package numpack.engine.rows;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.stream.LongStream;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;

/// Elements in a byte array, read one by one: slow and obviously right.
public record MemorySource(DType dtype, Shape shape, byte[] bytes) implements LazySource {
    @Override
    public void read(Box box, MemorySegment into) {
        box.requireFits(shape);
        var rows = LongStream.range(0, shape.rowCount()).toArray();
        var out = new ByteArrayOutputStream();
        out.writeBytes(RowReaderTest.naive(bytes, shape, dtype.itemSize(), box, rows));
        MemorySegment.copy(MemorySegment.ofArray(out.toByteArray()), 0, into, 0, out.size());
    }
}
