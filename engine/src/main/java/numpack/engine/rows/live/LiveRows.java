package numpack.engine.rows.live;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import numpack.engine.shape.RowSet;
import numpack.engine.storage.file.ReadFile;

/// Which physical rows of an array are live: a set bit is a live row, a cleared bit is a dropped one (the file is called
/// `deleted_…`, but 1 means live there too). Immutable; safe for any thread.
///
/// Rows are found by rank and select. Beside the words it keeps one running count for each block of 4096 rows, a 512th of a
/// byte per row: `rank` adds at most 64 popcounts to one of them, `select` finds the block by binary search. An array without
/// dropped rows has no words at all, and neither have rows after the words: they are live, so an append needs no copy.
///
/// Words of a long bitmap stay in its file and are read by page, so whatever asks for a row may meet the disk: `UncheckedIOException`
/// if that fails, `ChangedOutsideException` if another program changed the file so that words and counts are at odds.
public final class LiveRows {
    private static final LiveRows NONE = new LiveRows(new HeldWords(MemorySegment.NULL), 0, 0, new long[1]);

    private final BitmapWords words;
    private final long coveredRows;
    private final long physicalCount;
    private final long[] liveBefore;

    private LiveRows(BitmapWords words, long coveredRows, long physicalCount, long[] liveBefore) {
        this.words = words;
        this.coveredRows = coveredRows;
        this.physicalCount = physicalCount;
        this.liveBefore = liveBefore;
    }

    /// All of this many rows are live. Costs nothing, however many they are.
    ///
    /// @throws IllegalArgumentException if `physicalCount` is negative
    public static LiveRows all(long physicalCount) {
        return NONE.withPhysicalCount(physicalCount);
    }

    /// The rows of bitmap words, little-endian, bit 0 of word 0 first. Reads each word once to count; copies nothing.
    ///
    /// @param words         the words, without a header; they must not change afterwards
    /// @param coveredRows   how many rows they speak of; bits after mean nothing, rows after are live
    /// @param physicalCount rows of the array, at least `coveredRows`
    /// @throws IllegalArgumentException if there are too few words or rows
    public static LiveRows of(MemorySegment words, long coveredRows, long physicalCount) {
        if (coveredRows < 0 || coveredRows > physicalCount || wordCount(coveredRows) > words.byteSize() / Long.BYTES) {
            throw new IllegalArgumentException("%d bytes of words cannot cover %d of %d rows".formatted(words.byteSize(), coveredRows, physicalCount));
        }
        return of(new HeldWords(words), coveredRows, physicalCount);
    }

    /// The rows of words that are there. Reads each word once to count.
    public static LiveRows of(BitmapWords words, long coveredRows, long physicalCount) {
        return new LiveRows(words, coveredRows, physicalCount, BlockCounts.of(words, coveredRows));
    }

    /// Words that this many rows need.
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
    /// @throws IllegalArgumentException if there are fewer
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

    /// Whether asking for a row never meets the disk.
    public boolean isInMemory() {
        return words instanceof HeldWords;
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
        int block = (int) (physical >>> BlockCounts.SHIFT);
        long live = liveBefore[block];
        long last = physical / Long.SIZE;
        for (long w = block * BlockCounts.WORDS; w < last; w++) {
            live += Long.bitCount(rawWord(w));
        }
        live += Long.bitCount(rawWord(last) & lowBits(physical));
        if (live > liveBefore[block + 1]) {
            throw words.changed();
        }
        return live;
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
        long end = Math.min((block + 1) * BlockCounts.WORDS, wordCount(coveredRows));
        for (long w = block * BlockCounts.WORDS; w < end; w++) {
            long word = rawWord(w);
            int live = Long.bitCount(word);
            if (left < live) {
                return requireCovered(w * Long.SIZE + Long.numberOfTrailingZeros(Long.expand(1L << left, word)));
            }
            left -= live;
        }
        throw words.changed();
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
        long found = next(physical, -1, BlockCounts.ROWS);
        return found < coveredRows ? found : physicalCount;
    }

    /// The dropped rows between two physical rows.
    ///
    /// @throws IndexOutOfBoundsException if they are not 0 ≤ from ≤ to ≤ physicalCount
    public RowSet droppedRows(long from, long to) {
        Objects.checkFromToIndex(from, to, physicalCount);
        var dropped = RowSet.builder();
        long row = from == to ? to : nextDropped(from);
        while (row < to) {
            long index = row / Long.SIZE;
            long bits = ~word(index) & ~lowBits(row);
            long end = (index + 1) * Long.SIZE;
            if (bits == -1L) {
                // Nothing is live in here: it may go on so for millions of words.
                end = requireBehind(nextLive(row), row);
                dropped.addRange(row, Math.min(end, to));
            } else {
                dropped.addBits(index * Long.SIZE, to < end ? bits & lowBits(to) : bits);
            }
            row = end >= to ? to : nextDropped(end);
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

    /// These rows after a commit that is about to write over words of their file in place. From now on these here do not follow the
    /// file there, and neither do the new ones go by it: they know already. Costs what changes, and a copy of the counts.
    ///
    /// @param patches ascending, apart from each other; after the last word, without a gap
    /// @param rows    how many there will be, all in words
    /// @return nothing if the words lie in memory: the file is short then
    public Optional<LiveRows> patched(List<WordPatch> patches, long rows) {
        return words instanceof PagedWords paged
                ? Optional.of(new LiveRows(paged.patched(patches), rows, rows, BlockCounts.patched(liveBefore, patches, rows)))
                : Optional.empty();
    }

    /// The same rows, their words read from now on from the file as it is called now.
    public LiveRows in(ReadFile now) {
        return words instanceof PagedWords paged ? new LiveRows(paged.in(now), coveredRows, physicalCount, liveBefore) : this;
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
            if (w % BlockCounts.WORDS == 0) {
                w = BlockCounts.WORDS * behindBoring((int) (w / BlockCounts.WORDS), boring);
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

    private long requireCovered(long row) {
        if (row >= coveredRows) {
            throw words.changed();
        }
        return row;
    }

    /// The end of a run, which is not empty unless words changed while they were looked at.
    long requireBehind(long end, long first) {
        if (end <= first) {
            throw words.changed();
        }
        return end;
    }

    /// The first block from one on that does not have `boring` live rows, or how many blocks there are. Searches ever further and then
    /// back, because the next dropped row may be billions of rows away and is usually near.
    private int behindBoring(int block, long boring) {
        int found = block;
        int step = 1;
        while (areBoring(found, step, boring)) {
            found += step;
            step = Math.min(step, 1 << 29) * 2;
        }
        while (step > 1) {
            step /= 2;
            if (areBoring(found, step, boring)) {
                found += step;
            }
        }
        return found;
    }

    private boolean areBoring(int block, int count, long boring) {
        return count < liveBefore.length - block && liveBefore[block + count] - liveBefore[block] == count * boring;
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
        return words.get(index);
    }

    /// The bits of a word in front of a row.
    private static long lowBits(long row) {
        return (1L << row) - 1;
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
