package numpack.engine.find;

import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;

/// Finds the elements of one or two bytes whose keys are in a range, eight or four at a time in the lanes of a `long`.
///
/// The compiler makes no vectors of loops over bytes, but of loops over longs. So lanes are subtracted and compared by plain arithmetic on longs that keeps each lane's
/// carry from the next: the highest bit of each lane is taken apart, as in Hacker's Delight, section 2-18. What comes of it has the highest bit of each lane set whose
/// element is a hit.
final class LaneKernel implements CellKernel {
    private static final int PIECE = 64;

    private final long[] cells;
    private final boolean isHalf;
    private final int laneBits;
    private final long high;
    private final long first;
    private final long span;

    /// @param elements of a block at most
    LaneKernel(DType dtype, KeyRange range, int elements) {
        laneBits = 8 * dtype.itemSize();
        isHalf = dtype.kind() == DTypeKind.FLOAT;
        cells = new long[Math.toIntExact(((long) elements * dtype.itemSize() + 7) / 8)];
        long ones = laneBits == 8 ? 0x0101_0101_0101_0101L : 0x0001_0001_0001_0001L;
        high = ones << laneBits - 1;
        first = ones * range.first();
        span = ones * range.span();
    }

    @Override
    public MemorySegment memory() {
        return MemorySegment.ofArray(cells);
    }

    @Override
    public int find(int count, int[] found) {
        int lanes = Long.SIZE / laneBits;
        int longs = Math.ceilDiv(count, lanes);
        int hits = 0;
        for (int from = 0; from < longs; from += PIECE) {
            int to = Math.min(longs, from + PIECE);
            long any = isHalf ? anyHalf(cells, from, to, high, first, span) : any(cells, from, to, high, first, span);
            if ((any & high) != 0) {
                hits = write(from, to, count, found, hits);
            }
        }
        return hits;
    }

    private static long any(long[] cells, int from, int to, long high, long first, long span) {
        long any = 0;
        for (int i = from; i < to; i++) {
            any |= atMost(minus(cells[i], first, high), span, high);
        }
        return any;
    }

    private static long anyHalf(long[] cells, int from, int to, long high, long first, long span) {
        long any = 0;
        for (int i = from; i < to; i++) {
            any |= atMost(minus(halfKeys(cells[i], high), first, high), span, high);
        }
        return any;
    }

    private int write(int from, int to, int count, int[] found, int hits) {
        int lanes = Long.SIZE / laneBits;
        int shift = Integer.numberOfTrailingZeros(laneBits);
        int at = hits;
        for (int i = from; i < to; i++) {
            long keys = isHalf ? halfKeys(cells[i], high) : cells[i];
            long mask = atMost(minus(keys, first, high), span, high) & high;
            while (mask != 0) {
                int element = i * lanes + (Long.numberOfTrailingZeros(mask) >> shift);
                // Behind the last element there is anything.
                if (element < count) {
                    found[at++] = element;
                }
                mask &= mask - 1;
            }
        }
        return at;
    }

    /// Lane by lane `x - y`.
    private static long minus(long x, long y, long high) {
        return (x | high) - (y & ~high) ^ (x ^ ~y) & high;
    }

    /// Lane by lane in the highest bit whether `x` is `y` at most, unsigned; other bits are anything.
    private static long atMost(long x, long y, long high) {
        return ~x & y | ~(x ^ y) & (y | high) - (x & ~high);
    }

    /// Lane by lane the key of a float16.
    private static long halfKeys(long x, long high) {
        long signs = (x & high) >>> 15;
        return x ^ (signs << 15) - signs;
    }
}
