package numpack.engine.lazy;

import java.lang.foreign.MemorySegment;
import numpack.engine.shape.Box;

/// What every node asks before it reads.
final class Room {
    private Room() {}

    /// Bytes of a box of a source, which it fits and which have room.
    ///
    /// @throws IllegalArgumentException if it does not fit, or they have no room
    static long require(LazySource source, Box box, MemorySegment into) {
        box.requireFits(source.shape());
        long bytes = Math.multiplyExact(box.cellCount(), source.dtype().itemSize());
        if (into.byteSize() < bytes) {
            throw new IllegalArgumentException("%d bytes of room for a box of %d".formatted(into.byteSize(), bytes));
        }
        return bytes;
    }
}
