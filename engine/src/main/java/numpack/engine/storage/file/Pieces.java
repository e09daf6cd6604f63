package numpack.engine.storage.file;

import java.util.Arrays;

import numpack.engine.internal.Checks;

/// Pieces of one length that are read in one go: each lies somewhere in a file and has a place in memory. For one thread.
public final class Pieces {
    private static final int MANY = 512;
    private static final int FEW = 16;

    private final long length;
    private final int most;
    private long[] offsets;
    private long[] places;
    private int count;
    private long end;

    /// @param length bytes of each piece, 1 at least
    /// @param most   this many pieces fit
    public Pieces(long length, int most) {
        this(length, most, MANY);
    }

    private Pieces(long length, int most, int expected) {
        Checks.index(length - 1, Long.MAX_VALUE, "length of a piece less 1");
        this.length = length;
        this.most = most;
        this.offsets = new long[Math.min(expected, most)];
        this.places = new long[offsets.length];
    }

    /// None, with room for as many of the same length.
    Pieces none() {
        return new Pieces(length, count, FEW);
    }

    /// @param offset where it lies in the file
    /// @param place  where it goes in memory
    /// @throws IndexOutOfBoundsException if they are full
    public void add(long offset, long place) {
        if (count == offsets.length) {
            Checks.index(count, most, "piece");
            offsets = Arrays.copyOf(offsets, Math.min(most, 4 * count));
            places = Arrays.copyOf(places, offsets.length);
        }
        offsets[count] = offset;
        places[count++] = place;
        end = Math.max(end, offset + length);
    }

    public boolean isFull() {
        return count == most;
    }

    public int count() {
        return count;
    }

    /// Bytes of each piece.
    public long length() {
        return length;
    }

    public long offset(int piece) {
        return offsets[piece];
    }

    public long place(int piece) {
        return places[piece];
    }

    /// The end of the piece that lies farthest back in the file.
    long end() {
        return end;
    }

    /// The first piece before `end` that does not follow `piece` without a gap, in the file and in memory; `end` if all do.
    int runEnd(int piece, int end) {
        int next = piece + 1;
        while (next < end && offsets[next] == offsets[next - 1] + length && places[next] == places[next - 1] + length) {
            next++;
        }
        return next;
    }
}
