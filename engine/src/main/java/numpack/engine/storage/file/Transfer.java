package numpack.engine.storage.file;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Whole reads and writes between memory and a channel, in pieces.
///
/// In pieces, because the channel copies a heap buffer through native memory of the same size and keeps that for the thread:
/// one write of 64 MB would pin 64 MB for good.
public final class Transfer {
    private static final int PIECE = 1 << 20;

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

    static void read(FileChannel channel, long offset, ByteBuffer target) throws IOException {
        for (int done = target.position(); done < target.limit(); done += PIECE) {
            var piece = target.slice(done, Math.min(PIECE, target.limit() - done));
            readPiece(channel, offset + (done - target.position()), piece);
        }
    }

    static void read(FileChannel channel, long offset, MemorySegment target) throws IOException {
        var staging = target.isNative() ? null : ByteBuffer.allocateDirect((int) Math.min(PIECE, target.byteSize()));
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
