package numpack.engine.rows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import numpack.engine.shape.RowSet;

/// Which physical rows of an array are live: a set bit is a live row, a cleared bit is a dropped one (the file is called
/// `deleted_…`, but 1 means live there too). Immutable, as long as nobody changes the words it was made over; safe for any thread.
///
/// Rows are found by rank and select. Beside the words it keeps one running count for each block of 4096 rows, a 512th of a
/// byte per row: `rank` adds at most 64 popcounts to one of them, `select` finds the block by binary search. An array without
/// dropped rows has no words at all, and neither have rows behind the words: they are live, so an append needs no copy.
///
/// The words may be mapped, hence they are touched by plain loops only: a mapping that lost its file then throws `InternalError`,
/// where vector code would end the process.
public final class LiveRows {
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK_SHIFT = 12;
    private static final long BLOCK_ROWS = 1L << BLOCK_SHIFT;
    private static final long BLOCK_WORDS = BLOCK_ROWS / Long.SIZE;
    private static final LiveRows NONE = new LiveRows(MemorySegment.NULL, 0, 0, new long[1]);

    private final MemorySegment words;
    private final long coveredRows;
    private final long physicalCount;
    private final long[] liveBefore;

    private LiveRows(MemorySegment words, long coveredRows, long physicalCount, long[] liveBefore) {
        this.words = words;
        this.coveredRows = coveredRows;
        this.physicalCount = physicalCount;
        this.liveBefore = liveBefore;
    }

    /// All of so many rows are live. Costs nothing, however many they are.
    ///
    /// @throws IllegalArgumentException if `physicalCount` is negative
    public static LiveRows all(long physicalCount) {
        return NONE.withPhysicalCount(physicalCount);
    }

    /// The rows of bitmap words, little-endian, bit 0 of word 0 first. Reads each word once to count; copies nothing.
    ///
    /// @param words         the words, without a header; they must not change afterwards
    /// @param coveredRows   how many rows they speak of; bits behind mean nothing, rows behind are live
    /// @param physicalCount rows of the array, at least `coveredRows`
    /// @throws IllegalArgumentException if there are too few words or rows
    public static LiveRows of(MemorySegment words, long coveredRows, long physicalCount) {
        if (coveredRows < 0 || coveredRows > physicalCount || wordCount(coveredRows) > words.byteSize() / Long.BYTES) {
            throw new IllegalArgumentException("%d bytes of words cannot cover %d of %d rows".formatted(words.byteSize(), coveredRows, physicalCount));
        }
        return new LiveRows(words.asReadOnly(), coveredRows, physicalCount, countBlocks(words, coveredRows));
    }

    /// Words that so many rows need.
    public static long wordCount(long rows) {
        return rows / Long.SIZE + (rows % Long.SIZE == 0 ? 0 : 1);
    }

    /// The same rows of a longer or shorter array; rows that are added are live. Shares the words.
    ///
    /// @throws IllegalArgumentException if the words cover more rows than that
    public LiveRows withPhysicalCount(long rows) {
        if (rows < coveredRows) {
            throw new IllegalArgumentException("%d rows, but the bitmap covers %d".formatted(rows, coveredRows));
        }
        return rows == physicalCount ? this : new LiveRows(words, coveredRows, rows, liveBefore);
    }

    /// The first rows alone. Counts them again, copies nothing.
    ///
    /// @throws IllegalArgumentException if there are not so many
    public LiveRows firstRows(long rows) {
        if (rows < 0 || rows > physicalCount) {
            throw new IllegalArgumentException("the first %d of %d rows".formatted(rows, physicalCount));
        }
        return rows >= coveredRows ? withPhysicalCount(rows) : of(words, rows, rows);
    }

    /// Rows on disk, live or dropped.
    public long physicalCount() {
        return physicalCount;
    }

    /// Rows that a reader sees.
    public long liveCount() {
        return liveBefore[liveBefore.length - 1] + physicalCount - coveredRows;
    }

    public long droppedCount() {
        return physicalCount - liveCount();
    }

    public boolean isAllLive() {
        return droppedCount() == 0;
    }

    /// @throws IndexOutOfBoundsException if there is no such row
    public boolean isLive(long physical) {
        Objects.checkIndex(physical, physicalCount);
        return physical >= coveredRows || (rawWord(physical / Long.SIZE) >>> physical & 1) != 0;
    }

    /// Live rows in front of a physical row: its logical row if it is live. `rank(physicalCount())` is the live count.
    ///
    /// @throws IndexOutOfBoundsException if `physical` is not in 0…physicalCount
    public long rank(long physical) {
        checkPosition(physical);
        if (physical >= coveredRows) {
            return liveBefore[liveBefore.length - 1] + physical - coveredRows;
        }
        int block = (int) (physical >>> BLOCK_SHIFT);
        long live = liveBefore[block];
        long last = physical / Long.SIZE;
        for (long w = block * BLOCK_WORDS; w < last; w++) {
            live += Long.bitCount(rawWord(w));
        }
        return live + Long.bitCount(rawWord(last) & lowBits(physical));
    }

    /// The physical row of a logical row.
    ///
    /// @throws IndexOutOfBoundsException if `logical` is not in 0…liveCount-1
    public long select(long logical) {
        Objects.checkIndex(logical, liveCount());
        long coveredLive = liveBefore[liveBefore.length - 1];
        if (logical >= coveredLive) {
            return coveredRows + logical - coveredLive;
        }
        int block = blockOf(logical);
        long left = logical - liveBefore[block];
        for (long w = block * BLOCK_WORDS;; w++) {
            long word = rawWord(w);
            int live = Long.bitCount(word);
            if (left < live) {
                return w * Long.SIZE + Long.numberOfTrailingZeros(Long.expand(1L << left, word));
            }
            left -= live;
        }
    }

    /// The first live row from `physical` on, or `physicalCount()`.
    ///
    /// @throws IndexOutOfBoundsException if `physical` is not in 0…physicalCount
    public long nextLive(long physical) {
        return next(physical, 0, 0);
    }

    /// The first dropped row from `physical` on, or `physicalCount()`.
    ///
    /// @throws IndexOutOfBoundsException if `physical` is not in 0…physicalCount
    public long nextDropped(long physical) {
        long found = next(physical, -1, BLOCK_ROWS);
        return found < coveredRows ? found : physicalCount;
    }

    /// The longest runs of live rows between two physical rows, in order.
    ///
    /// @throws IndexOutOfBoundsException if they are not 0 ≤ from ≤ to ≤ physicalCount
    public <X extends Exception> void forEachLiveRun(long from, long to, RunConsumer<X> consumer) throws X {
        Objects.checkFromToIndex(from, to, physicalCount);
        long first = from == to ? to : nextLive(from);
        while (first < to) {
            long end = Math.min(nextDropped(first), to);
            consumer.accept(first, end - first);
            first = end == to ? to : nextLive(end);
        }
    }

    /// The dropped rows between two physical rows.
    ///
    /// @throws IndexOutOfBoundsException if they are not 0 ≤ from ≤ to ≤ physicalCount
    public RowSet droppedRows(long from, long to) {
        Objects.checkFromToIndex(from, to, physicalCount);
        var dropped = RowSet.builder();
        long first = from == to ? to : nextDropped(from);
        while (first < to) {
            long end = Math.min(nextLive(first), to);
            dropped.addRange(first, end);
            first = end == to ? to : nextDropped(end);
        }
        return dropped.build();
    }

    /// 64 rows from `64 * index` as bits; bits of rows that do not exist are 0.
    public long word(long index) {
        long first = Math.multiplyExact(index, (long) Long.SIZE);
        long bits = first >= coveredRows ? -1 : rawWord(index);
        if (coveredRows - first > 0 && coveredRows - first < Long.SIZE) {
            bits |= ~lowBits(coveredRows);
        }
        if (physicalCount - first >= Long.SIZE) {
            return bits;
        }
        return physicalCount <= first ? 0 : bits & lowBits(physicalCount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiveRows rows && physicalCount == rows.physicalCount && liveCount() == rows.liveCount()
                && Arrays.equals(liveBefore, 0, commonBlocks(rows), rows.liveBefore, 0, commonBlocks(rows)) && hasWordsOf(rows);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(physicalCount) * 31 + Long.hashCode(liveCount());
    }

    @Override
    public String toString() {
        return "%d of %d rows live".formatted(liveCount(), physicalCount);
    }

    /// Rows that its words cover; all behind are live.
    long coveredRows() {
        return coveredRows;
    }

    /// The first row from `physical` on whose bit differs from those of `flip`; a block of `boring` live rows has none.
    private long next(long physical, long flip, long boring) {
        checkPosition(physical);
        if (physical >= coveredRows) {
            return physical;
        }
        long w = physical / Long.SIZE;
        long wanted = (rawWord(w) ^ flip) & ~lowBits(physical);
        long words = wordCount(coveredRows);
        while (wanted == 0) {
            w++;
            while (w % BLOCK_WORDS == 0 && w < words && liveIn((int) (w / BLOCK_WORDS)) == boring) {
                w += BLOCK_WORDS;
            }
            if (w >= words) {
                return coveredRows;
            }
            wanted = rawWord(w) ^ flip;
        }
        return Math.min(w * Long.SIZE + Long.numberOfTrailingZeros(wanted), coveredRows);
    }

    private void checkPosition(long physical) {
        if (physical < 0 || physical > physicalCount) {
            throw new IndexOutOfBoundsException("row %d of %d".formatted(physical, physicalCount));
        }
    }

    private long liveIn(int block) {
        return liveBefore[block + 1] - liveBefore[block];
    }

    /// The last block whose running count is at most `logical`; blocks without live rows share a count, and the last of them counts.
    private int blockOf(long logical) {
        int low = 0;
        int high = liveBefore.length - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (liveBefore[middle] <= logical) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long rawWord(long index) {
        return words.get(WORD, index * Long.BYTES);
    }

    /// The bits of a word in front of a row.
    private static long lowBits(long row) {
        return (1L << row) - 1;
    }

    private static long[] countBlocks(MemorySegment words, long rows) {
        var counts = new long[Math.toIntExact((rows + BLOCK_ROWS - 1) >>> BLOCK_SHIFT) + 1];
        long live = 0;
        for (int block = 0; block < counts.length - 1; block++) {
            counts[block] = live;
            long first = block * BLOCK_ROWS;
            live += countLive(words, first / Long.SIZE, Math.min(BLOCK_ROWS, rows - first));
        }
        counts[counts.length - 1] = live;
        return counts;
    }

    private static long countLive(MemorySegment words, long firstWord, long rows) {
        long live = 0;
        long end = firstWord + rows / Long.SIZE;
        for (long w = firstWord; w < end; w++) {
            live += Long.bitCount(words.get(WORD, w * Long.BYTES));
        }
        return rows % Long.SIZE == 0 ? live : live + Long.bitCount(words.get(WORD, end * Long.BYTES) & lowBits(rows));
    }

    /// Blocks that both count and both cover whole.
    private int commonBlocks(LiveRows other) {
        return Math.min(liveBefore.length, other.liveBefore.length) - 1;
    }

    private boolean hasWordsOf(LiveRows other) {
        long count = wordCount(Math.max(coveredRows, other.coveredRows));
        for (long w = 0; w < count; w++) {
            if (word(w) != other.word(w)) {
                return false;
            }
        }
        return true;
    }
}
