package numpack.engine.rows.live;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import numpack.engine.shape.RowSet;

/// Logical to physical rows and back, over live rows with changes that are not saved yet: some rows dropped, some restored, some
/// appended after the end. Immutable, safe for any thread.
///
/// Changes are kept as sorted ranges, each with the number of live rows in front of it, so that both directions cost a binary
/// search and a rank or select of the base. Where ranges would cost more than a bitmap, the changes are worked into one instead.
public final class RowMap {
    private final LiveRows base;
    private final RowChanges changes;
    private final long[] liveBefore;
    private final long liveCount;

    private RowMap(LiveRows base, RowChanges changes) {
        this.base = base;
        this.changes = changes;
        this.liveBefore = new long[changes.count()];
        long live = 0;
        long end = 0;
        for (int range = 0; range < liveBefore.length; range++) {
            liveBefore[range] = live + base.rank(changes.start(range)) - base.rank(end);
            live = liveBehind(range);
            end = changes.end(range);
        }
        this.liveCount = live + base.liveCount() - base.rank(end);
    }

    /// The rows as saved.
    public static RowMap of(LiveRows saved) {
        return new RowMap(saved, RowChanges.NONE);
    }

    /// The rows after changes.
    ///
    /// @param saved    the rows on disk
    /// @param dropped  physical rows that are not live any more, whether they were or not; rows of the append count on from the saved ones
    /// @param restored physical rows that are live again, whether they were or not
    /// @param appended rows after the saved ones
    /// @throws IllegalArgumentException if a row is both dropped and restored, or does not exist
    public static RowMap of(LiveRows saved, RowSet dropped, RowSet restored, long appended) {
        var base = saved.withPhysicalCount(Math.addExact(saved.physicalCount(), appended));
        requireRows(dropped, base, "dropped");
        requireRows(restored, base, "restored");
        long rangeBytes = (dropped.rangeCount() + restored.rangeCount()) * RowChanges.RANGE_BYTES;
        long bitmapBytes = base.physicalCount() / Byte.SIZE + base.physicalCount() / 512 + 4096;
        return rangeBytes <= bitmapBytes ? new RowMap(base, new RowChanges(dropped, restored)) : dense(base, dropped, restored);
    }

    /// Rows on disk and appended, live or dropped.
    public long physicalCount() {
        return base.physicalCount();
    }

    /// Rows that a reader sees.
    public long liveCount() {
        return liveCount;
    }

    public boolean isAllLive() {
        return liveCount == base.physicalCount();
    }

    /// @throws IndexOutOfBoundsException if there is no such row
    public boolean isLive(long physical) {
        int range = changes.lastFrom(physical);
        return range >= 0 && physical < changes.end(range) ? changes.isRestored(range) : base.isLive(physical);
    }

    /// Live rows in front of a physical row, be it live or not.
    ///
    /// @throws IndexOutOfBoundsException if `physical` is not in 0…physicalCount
    public long rank(long physical) {
        int range = changes.lastFrom(physical);
        if (range < 0) {
            return base.rank(physical);
        }
        if (physical < changes.end(range)) {
            return liveBefore[range] + (changes.isRestored(range) ? physical - changes.start(range) : 0);
        }
        return liveBehind(range) + base.rank(physical) - base.rank(changes.end(range));
    }

    /// The physical row of a logical row.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    public long physical(long logical) {
        Objects.checkIndex(logical, liveCount);
        int range = RowChanges.lastAtMost(liveBefore, logical);
        if (range < 0) {
            return base.select(logical);
        }
        long behind = logical - liveBehind(range);
        return behind < 0 ? changes.end(range) + behind : base.select(behind + base.rank(changes.end(range)));
    }

    /// Where consecutive logical rows lie, as the longest physical runs in order.
    ///
    /// @throws IndexOutOfBoundsException if there are no such rows
    public <X extends Exception> void forEachPhysicalRun(long firstLogical, long count, RunConsumer<X> consumer) throws X {
        Objects.checkFromIndexSize(firstLogical, count, liveCount);
        long left = count;
        long first = count == 0 ? 0 : physical(firstLogical);
        while (left > 0) {
            long end = nextDropped(first);
            long length = Math.min(left, base.requireBehind(end, first) - first);
            consumer.accept(first, length);
            left -= length;
            first = left == 0 ? end : nextLive(end);
        }
    }

    /// The first live row from `physical` on, or `physicalCount()`.
    public long nextLive(long physical) {
        long row = physical;
        int range = changes.firstBehind(row);
        while (true) {
            if (range == changes.count() || row < changes.start(range)) {
                long found = base.nextLive(row);
                if (range == changes.count() || found < changes.start(range)) {
                    return found;
                }
                row = changes.start(range);
            }
            if (changes.isRestored(range)) {
                return row;
            }
            row = changes.end(range++);
        }
    }

    /// The first dropped row from `physical` on, or `physicalCount()`.
    public long nextDropped(long physical) {
        long row = physical;
        int range = changes.firstBehind(row);
        while (true) {
            if (range == changes.count() || row < changes.start(range)) {
                long found = base.nextDropped(row);
                if (range == changes.count() || found < changes.start(range)) {
                    return found;
                }
                row = changes.start(range);
            }
            if (!changes.isRestored(range)) {
                return row;
            }
            row = changes.end(range++);
        }
    }

    /// 64 rows from `64 * firstWord` on in each word, as in a bitmap; bits of rows that do not exist are 0.
    public void fillWords(long firstWord, long[] words) {
        for (int i = 0; i < words.length; i++) {
            words[i] = base.word(firstWord + i);
        }
        var bits = MemorySegment.ofArray(words);
        long first = firstWord * Long.SIZE;
        long end = first + (long) words.length * Long.SIZE;
        for (int range = changes.firstBehind(first); range < changes.count() && changes.start(range) < end; range++) {
            long from = Math.max(changes.start(range), first) - first;
            long to = Math.min(changes.end(range), end) - first;
            WordBits.fill(bits, from, to, changes.isRestored(range) ? -1 : 0);
        }
    }

    private long liveBehind(int range) {
        return liveBefore[range] + (changes.isRestored(range) ? changes.end(range) - changes.start(range) : 0);
    }

    /// Works the changes into a bitmap of its own, outside the heap: half a gigabyte for four billion rows.
    private static RowMap dense(LiveRows base, RowSet dropped, RowSet restored) {
        if (!dropped.intersect(restored).isEmpty()) {
            throw new IllegalArgumentException("row %d is both dropped and restored".formatted(dropped.intersect(restored).min()));
        }
        long wordCount = LiveRows.wordCount(base.physicalCount());
        var words = Arena.ofAuto().allocate(Math.multiplyExact(wordCount, Long.BYTES), Long.BYTES);
        for (long w = 0; w < wordCount; w++) {
            words.set(BitmapWords.WORD, w * Long.BYTES, base.word(w));
        }
        WordBits.blend(words, dropped, 0);
        WordBits.blend(words, restored, -1);
        return of(LiveRows.of(words, base.physicalCount(), base.physicalCount()));
    }

    private static void requireRows(RowSet rows, LiveRows base, String which) {
        if (!rows.isEmpty() && rows.max() >= base.physicalCount()) {
            throw new IllegalArgumentException("%s row %d of %d".formatted(which, rows.max(), base.physicalCount()));
        }
    }
}
