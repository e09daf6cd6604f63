package numpack.app.grid.cells;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Reads boxes of a space into memory.
final class CellBytes {
    private CellBytes() {}

    /// The elements of a box in C order.
    ///
    /// @throws ArithmeticException if they are more than an array holds
    static byte[] read(CellBox box) throws IOException {
        var array = box.space().array();
        var bytes = new byte[Math.toIntExact(Math.multiplyExact(box.cellCount(), array.dtype().itemSize()))];
        if (bytes.length > 0) {
            var source = box.space().isPhysical() ? array.physicalSource() : array.source();
            source.read(box.slices(), MemorySegment.ofArray(bytes));
        }
        return bytes;
    }
}
