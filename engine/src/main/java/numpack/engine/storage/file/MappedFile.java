package numpack.engine.storage.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;

/// One generation of a file as memory, to be copied from and nothing else.
///
/// Another program may cut the file at any moment. Behind its end lie zeros up to the end of the page, then a fault: an `InternalError`, which compiled
/// code may throw somewhat late. So all copying is done here, between two questions for the file's length: a call of the system, at which the latest
/// fault has been thrown. What was copied counts only if the file reached so far before and after. Computations read the copy: the Vector API
/// and checksums do not survive a fault.
///
/// A first look at a place that is not in the system's cache would wait for as much as the system reads around it, up to megabytes. So small pieces are
/// copied only from regions that were seen in the cache once; the others are left to reads by position.
///
/// Closed when the last one who holds it has released it. Safe for many threads.
final class MappedFile {
    /// The longest copy that keeps the collector, and a closing of memory elsewhere, waiting.
    private static final long BLOCK_BYTES = 1 << 20;
    /// Reading around a piece of this length costs no more than it does.
    private static final long LONG_PIECE_BYTES = 256 << 10;
    private static final int SHORT_BYTES = 512;
    private static final int TOUCHED_PIECES = 128;
    private static final int REGION_BITS = 21;
    private static final byte CACHED = -1;
    /// The small piece of a region at which the system is asked whether all of it is in the cache.
    private static final byte LOOK_AT = 8;
    /// The one at which what is not there is brought in: a region that is read so often is worth it.
    private static final byte LOAD_AT = 24;

    private final Arena arena;
    private final MemorySegment memory;
    /// Of each region whether it is [#CACHED], or how many pieces of it were asked for. Written without a lock: a lost count costs a read by
    /// position.
    private final byte[] regions;
    /// Written so that nothing is taken for useless that reads the bytes.
    private int touchedBytes;
    private final AtomicInteger holders = new AtomicInteger(1);

    private MappedFile(Arena arena, MemorySegment memory) {
        this.arena = arena;
        this.memory = memory;
        this.regions = new byte[Math.toIntExact((memory.byteSize() >> REGION_BITS) + 1)];
    }

    /// Maps a file as long as it is now, held by the caller.
    ///
    /// @throws IOException if it cannot be mapped
    static MappedFile of(FileChannel channel, long length, Mapper mapper) throws IOException {
        var arena = Arena.ofShared();
        try {
            return new MappedFile(arena, mapper.map(channel, length, arena));
        } catch (IOException | RuntimeException | OutOfMemoryError failed) {
            arena.close();
            throw failed;
        }
    }

    /// How a file is mapped.
    @FunctionalInterface
    interface Mapper {
        MemorySegment map(FileChannel channel, long length, Arena arena) throws IOException;
    }

    /// To be called by one who knows that another holds it.
    void hold() {
        holders.incrementAndGet();
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            arena.close();
        }
    }

    /// Whether a piece lies in regions that are known to be in the cache. Also answers when it is closed.
    boolean isKnownCached(long offset, long length) {
        if (offset + length > memory.byteSize()) {
            return false;
        }
        int last = (int) (offset + length - 1 >> REGION_BITS);
        for (int region = (int) (offset >> REGION_BITS); region <= last; region++) {
            if (regions[region] != CACHED) {
                return false;
            }
        }
        return true;
    }

    /// Whether a piece is to be copied from here: a long one, or one in the cache. May look.
    boolean isAtHand(long offset, long length) {
        if (length >= LONG_PIECE_BYTES || isKnownCached(offset, length)) {
            return offset + length <= memory.byteSize();
        }
        if (offset + length > memory.byteSize()) {
            return false;
        }
        boolean isCached = true;
        for (long region = offset >> REGION_BITS; region <= offset + length - 1 >> REGION_BITS; region++) {
            isCached &= isCached((int) region);
        }
        return isCached;
    }

    /// Copies what lies at a place to the whole of `target`.
    ///
    /// @param channel to the same file
    /// @return whether it was all there; else the target holds anything
    boolean copy(FileChannel channel, long offset, MemorySegment target) throws IOException {
        long end = offset + target.byteSize();
        return whole(channel, end, () -> copyBlocks(offset, target, 0, target.byteSize()));
    }

    /// Copies pieces to their places, those that are at hand; `left` receives the others.
    ///
    /// @param channel to the same file
    /// @param left    gets what is to be read by position
    /// @return whether all that was copied was there; else their places hold anything
    boolean copy(FileChannel channel, Pieces pieces, MemorySegment into, Pieces left) throws IOException {
        return whole(channel, pieces.end(), () -> {
            for (int from = 0; from < pieces.count(); from += TOUCHED_PIECES) {
                int to = Math.min(pieces.count(), from + TOUCHED_PIECES);
                if (areKnownCached(pieces, from, to)) {
                    touch(pieces, from, to);
                    copy(pieces, from, to, into);
                } else {
                    copyAtHand(pieces, from, to, into, left);
                }
            }
        });
    }

    /// Whether short pieces lie in regions that are all known to be in the cache.
    private boolean areKnownCached(Pieces pieces, int from, int to) {
        long last = pieces.length() - 1;
        if (last >= SHORT_BYTES || pieces.end() > memory.byteSize()) {
            return false;
        }
        int all = CACHED;
        for (int piece = from; piece < to; piece++) {
            long offset = pieces.offset(piece);
            all &= regions[(int) (offset >> REGION_BITS)] & regions[(int) (offset + last >> REGION_BITS)];
        }
        return all == CACHED;
    }

    /// Asks the processor for both ends of many short pieces at once: it waits for them together, where it would wait for each when it is copied.
    private void touch(Pieces pieces, int from, int to) {
        long last = pieces.length() - 1;
        int sum = 0;
        for (int piece = from; piece < to; piece++) {
            long offset = pieces.offset(piece);
            sum += memory.get(ValueLayout.JAVA_BYTE, offset) + memory.get(ValueLayout.JAVA_BYTE, offset + last);
        }
        touchedBytes = sum;
    }

    private void copy(Pieces pieces, int from, int to, MemorySegment into) {
        for (int piece = from; piece < to;) {
            int next = pieces.runEnd(piece, to);
            copyPiece(pieces.offset(piece), into, pieces.place(piece), (next - piece) * pieces.length());
            piece = next;
        }
    }

    private void copyAtHand(Pieces pieces, int from, int to, MemorySegment into, Pieces left) {
        for (int piece = from; piece < to; piece++) {
            if (isAtHand(pieces.offset(piece), pieces.length())) {
                copyPiece(pieces.offset(piece), into, pieces.place(piece), pieces.length());
            } else {
                left.add(pieces.offset(piece), pieces.place(piece));
            }
        }
    }

    private void copyPiece(long offset, MemorySegment into, long place, long length) {
        if (length <= SHORT_BYTES) {
            copyShort(offset, into, place, (int) length);
        } else {
            copyBlocks(offset, into, place, length);
        }
    }

    /// The one place where mapped memory is touched.
    private static boolean whole(FileChannel channel, long end, Runnable copying) throws IOException {
        if (channel.size() < end) {
            return false;
        }
        try {
            copying.run();
            return channel.size() >= end;
        } catch (InternalError fault) {
            // Cut in this moment, or the disk failed: a read by position says which.
            return false;
        }
    }

    private void copyBlocks(long offset, MemorySegment into, long place, long length) {
        for (long done = 0; done < length; done += BLOCK_BYTES) {
            MemorySegment.copy(memory, offset + done, into, place + done, Math.min(BLOCK_BYTES, length - done));
        }
    }

    /// Copies of a constant length become a few moves; one of a length that is not known becomes a loop with a prologue, five times slower.
    private void copyShort(long offset, MemorySegment into, long place, int length) {
        int done = 0;
        for (; done + 64 <= length; done += 64) {
            MemorySegment.copy(memory, offset + done, into, place + done, 64);
        }
        if ((length & 32) != 0) {
            MemorySegment.copy(memory, offset + done, into, place + done, 32);
            done += 32;
        }
        if ((length & 16) != 0) {
            MemorySegment.copy(memory, offset + done, into, place + done, 16);
            done += 16;
        }
        if ((length & 8) != 0) {
            MemorySegment.copy(memory, offset + done, into, place + done, 8);
            done += 8;
        }
        if ((length & 7) != 0) {
            MemorySegment.copy(memory, offset + done, into, place + done, length & 7);
        }
    }

    /// Counts the small pieces of a region that were asked for; the question costs as much as ten of them.
    private boolean isCached(int region) {
        byte asked = regions[region];
        if (asked == CACHED) {
            return true;
        }
        asked++;
        boolean isCached = false;
        if (asked == LOOK_AT || asked == LOAD_AT) {
            long start = (long) region << REGION_BITS;
            isCached = isCached(memory.asSlice(start, Math.min(1L << REGION_BITS, memory.byteSize() - start)), asked == LOAD_AT);
        }
        regions[region] = isCached ? CACHED : (byte) (asked % LOAD_AT);
        return isCached;
    }

    private static boolean isCached(MemorySegment part, boolean isLoading) {
        try {
            if (isLoading) {
                part.load();
            }
            // A call of the system, at which a late fault of the loading has been thrown.
            return part.isLoaded();
        } catch (InternalError cut) {
            return false;
        }
    }
}
