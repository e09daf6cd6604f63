package numpack.engine.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Words of a bitmap that change. Behind the end `before` is shorter than `after`: those words are new.
///
/// @param first  index of the first of them
/// @param before what they are
/// @param after  what they will be, at least as many
record WordPatch(long first, long[] before, long[] after) {
    /// The same as bytes of a headered bitmap file.
    BytePatch toBytes() {
        return new BytePatch(LiveRowsCodec.HEADER_BYTES + first * Long.BYTES, bytes(before), bytes(after));
    }

    private static byte[] bytes(long[] words) {
        var bytes = ByteBuffer.allocate(words.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words);
        return bytes.array();
    }
}
