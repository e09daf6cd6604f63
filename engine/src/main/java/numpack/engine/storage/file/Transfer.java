package numpack.engine.storage.file;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/// Whole reads and writes between memory and a channel, in pieces.
///
/// In pieces, because the channel copies a heap buffer through native memory of the same size and keeps that for the thread:
/// one write of 64 MB would pin 64 MB permanently.
public final class Transfer {
    private static final int PIECE = 1 << 20;
    /// Up to here the memory that a channel keeps for the thread will do: to allocate some costs more than the read.
    private static final int SHORT = 16 << 10;

    private Transfer() {
    }

    public static void write(FileChannel channel, long offset, ByteBuffer source) throws IOException {
        for (int done = source.position(); done < source.limit(); done += PIECE) {
            var piece = source.slice(done, Math.min(PIECE, source.limit() - done));
            writePiece(channel, offset + (done - source.position()), piece);
        }
    }

    public static void write(FileChannel channel, long offset, MemorySegment source) throws IOException {
        var staging = source.isNative() ? null : ByteBuffer.allocateDirect((int) Math.min(PIECE, source.byteSize()));
        for (long done = 0; done < source.byteSize(); done += PIECE) {
            var piece = source.asSlice(done, Math.min(PIECE, source.byteSize() - done));
            // A heap segment may lie over a long[] or be read-only, which has no ByteBuffer face: it is staged.
            writePiece(channel, offset + done, staging == null ? piece.asByteBuffer() : stage(piece, staging));
        }
    }

    static void read(FileChannel channel, long offset, MemorySegment target) throws IOException {
        if (target.byteSize() > 0) {
            var whole = new Pieces(target.byteSize(), 1);
            whole.add(offset, 0);
            read(channel, whole, target);
        }
    }

    static void read(FileChannel channel, Pieces pieces, MemorySegment into) throws IOException {
        long bytes = pieces.length() * pieces.count();
        if (into.isNative() || into.heapBase().orElseThrow() instanceof byte[]) {
            read(channel, pieces, into, null);
        } else if (bytes <= SHORT) {
            read(channel, pieces, into, ByteBuffer.allocate((int) bytes));
        } else {
            try (var arena = Arena.ofConfined()) {
                read(channel, pieces, into, arena.allocate(Math.min(PIECE, bytes)).asByteBuffer());
            }
        }
    }

    /// @param staging what bytes pass through on their way to memory that has no `ByteBuffer` face, such as a `long[]`
    private static void read(FileChannel channel, Pieces pieces, MemorySegment into, @Nullable ByteBuffer staging) throws IOException {
        for (int from = 0; from < pieces.count();) {
            int to = pieces.runEnd(from, pieces.count());
            readRun(channel, pieces.offset(from), into.asSlice(pieces.place(from), (to - from) * pieces.length()), staging);
            from = to;
        }
    }

    private static void readRun(FileChannel channel, long offset, MemorySegment target, @Nullable ByteBuffer staging) throws IOException {
        for (long done = 0; done < target.byteSize(); done += PIECE) {
            var piece = target.asSlice(done, Math.min(PIECE, target.byteSize() - done));
            if (staging == null) {
                readPiece(channel, offset + done, piece.asByteBuffer());
            } else {
                readPiece(channel, offset + done, staging.clear().limit((int) piece.byteSize()));
                MemorySegment.copy(MemorySegment.ofBuffer(staging.flip()), 0, piece, 0, piece.byteSize());
            }
        }
    }

    private static ByteBuffer stage(MemorySegment piece, ByteBuffer staging) {
        staging.clear().limit((int) piece.byteSize());
        MemorySegment.ofBuffer(staging).copyFrom(piece);
        return staging;
    }

    private static void writePiece(FileChannel channel, long offset, ByteBuffer piece) throws IOException {
        long at = offset;
        while (piece.hasRemaining()) {
            at += channel.write(piece, at);
        }
    }

    private static void readPiece(FileChannel channel, long offset, ByteBuffer piece) throws IOException {
        long at = offset;
        while (piece.hasRemaining()) {
            int read = channel.read(piece, at);
            if (read < 0) {
                throw new EOFException("the file ends at or before " + at);
            }
            at += read;
        }
    }
}
