package numpack.engine.storage.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Bytes in memory that lie over those of a file, as if they had been written: pieces, and a length. Behind the bytes that the file
/// keeps, what no piece covers is zero. Written by one thread; after that it may be read by many.
public final class LaidBytes {
    /// Start to bytes; no two overlap.
    private final TreeMap<Long, byte[]> pieces = new TreeMap<>();
    /// This many bytes of the file count, from its first.
    private long kept;
    private long length;

    /// Nothing yet over a file of this length.
    public LaidBytes(long fileLength) {
        this.kept = fileLength;
        this.length = fileLength;
    }

    /// How long the file looks.
    public long length() {
        return length;
    }

    public void write(long offset, ByteBuffer source) {
        if (source.hasRemaining()) {
            var bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            clear(offset, offset + bytes.length);
            pieces.put(offset, bytes);
            length = Math.max(length, offset + bytes.length);
        }
    }

    public void setLength(long newLength) {
        clear(newLength, Math.max(length, newLength));
        kept = Math.min(kept, newLength);
        length = newLength;
    }

    /// How many of `count` bytes from `offset` must be read from the file; they come first.
    public long keptIn(long offset, long count) {
        return Math.clamp(kept - offset, 0, count);
    }

    /// Lays the pieces over what was read from the file.
    ///
    /// @param target the bytes from `offset`, those that the file keeps filled in already
    public void layOver(long offset, MemorySegment target) {
        long end = offset + target.byteSize();
        target.asSlice(keptIn(offset, target.byteSize())).fill((byte) 0);
        var first = pieces.floorKey(offset);
        for (var piece : pieces.subMap(first == null ? offset : first, true, end, false).entrySet()) {
            long from = Math.max(offset, piece.getKey());
            long to = Math.min(end, endOf(piece));
            if (from < to) {
                MemorySegment.copy(piece.getValue(), Math.toIntExact(from - piece.getKey()), target, ValueLayout.JAVA_BYTE, from - offset,
                        Math.toIntExact(to - from));
            }
        }
    }

    private void clear(long from, long to) {
        cutAt(from);
        cutAt(to);
        pieces.subMap(from, to).clear();
    }

    /// Makes two pieces of one that reaches over a place.
    private void cutAt(long at) {
        var piece = pieces.lowerEntry(at);
        if (piece != null && endOf(piece) > at) {
            int head = Math.toIntExact(at - piece.getKey());
            pieces.put(piece.getKey(), Arrays.copyOf(piece.getValue(), head));
            pieces.put(at, Arrays.copyOfRange(piece.getValue(), head, piece.getValue().length));
        }
    }

    private static long endOf(Map.Entry<Long, byte[]> piece) {
        return piece.getKey() + piece.getValue().length;
    }
}
