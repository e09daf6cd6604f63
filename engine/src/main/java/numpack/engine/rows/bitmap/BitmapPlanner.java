package numpack.engine.rows.bitmap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.rows.live.RowMap;
import numpack.engine.rows.live.WordPatch;
import numpack.engine.shape.RowSet;

/// Plans the change of a bitmap file. A drop of a few rows of four billion touches the header and a few words, never the rest.
///
/// **Memo.** A change is either patches, words written over in place through the journal, or the whole file rewritten and renamed. A patch
/// costs a write of its own, and twice its bytes in the journal (what was there, what will be). Measured on a local disk, a write and its
/// journal entry cost as much as about 2 KiB in the journal, so two patches with at most 1 KiB between them are written as one, the words
/// between them as they are: 1,000 scattered drops in 2,000,000 rows are one write and not 990. Where joining would put more into the journal
/// than [#MAX_PATCH_BYTES], only smaller gaps are closed; where patches would still cost more than the whole file, that is written.
///
/// An append keeps every old bit: only bits after the old last row become set. (The reference writer sets the whole last word
/// and so revives rows that were dropped.)
public final class BitmapPlanner {
    /// Beyond this, a patch's before and after cost more than a file rewritten.
    private static final long MAX_PATCH_BYTES = 8 << 20;
    /// What a write costs, in bytes that the journal could hold instead.
    private static final long WRITE_COST = 2048;
    /// The most words between two patches that are joined: their bytes, twice, cost what a write does.
    private static final long MAX_GAP_WORDS = WRITE_COST / (2 * Long.BYTES);
    /// What rewriting a file costs beside its bytes.
    private static final long RENAME_COST = 4096;

    private BitmapPlanner() {}

    /// Plans the way from a bitmap as read to the rows after a change. If the plan is to write over words in place, `saved` stays what it
    /// is while and after that is done.
    ///
    /// @param form     the form of the file that `saved` was read from
    /// @param saved    the rows as the file has them
    /// @param dropped  physical rows to drop
    /// @param restored physical rows to restore
    /// @param appended rows to add after the last, live unless dropped
    /// @throws IllegalArgumentException if a row is both dropped and restored, or does not exist
    public static BitmapChange plan(BitmapForm form, LiveRows saved, RowSet dropped, RowSet restored, long appended) {
        var rows = RowMap.of(saved, dropped, restored, appended);
        var touched = TouchedWords.of(saved, dropped, restored, appended);
        if (touched.isEmpty()) {
            return new BitmapChange.None();
        }
        return switch (form) {
            case BitmapForm.Absent _ -> rows.isAllLive() ? new BitmapChange.None() : new BitmapChange.Whole(new BitmapImage(rows));
            case BitmapForm.Headerless _ -> new BitmapChange.Whole(new BitmapImage(rows));
            case BitmapForm.Headered headered -> plan(headered, saved, rows, joined(touched));
        };
    }

    /// The file of rows that are right but lie in a form that is not: for a repair.
    public static BitmapChange.Whole rewrite(LiveRows saved) {
        return new BitmapChange.Whole(new BitmapImage(RowMap.of(saved)));
    }

    private static BitmapChange plan(BitmapForm.Headered form, LiveRows saved, RowMap rows, RowSet touched) {
        boolean isClean = form.padding() == BitmapForm.Padding.CLEAN && form.total() == saved.physicalCount();
        long cost = journalBytes(touched) + touched.rangeCount() * WRITE_COST;
        boolean isWhole = journalBytes(touched) > MAX_PATCH_BYTES || cost > LiveRowsCodec.sizeBytes(rows.physicalCount()) + RENAME_COST;
        if (!isClean || isWhole) {
            return new BitmapChange.Whole(new BitmapImage(rows));
        }
        var words = new ArrayList<WordPatch>();
        touched.forEachRange((from, to) -> words.add(patch(saved, rows, from, to)));
        var patches = new ArrayList<BytePatch>();
        patches.add(new BytePatch(0, LiveRowsCodec.header(form.total(), form.writtenCount()), LiveRowsCodec.header(rows)));
        words.forEach(patch -> patches.add(toBytes(patch)));
        return new BitmapChange.Patches(patches, saved.patched(words, rows.physicalCount()));
    }

    private static WordPatch patch(LiveRows saved, RowMap rows, long from, long to) {
        var after = new long[Math.toIntExact(to - from)];
        rows.fillWords(from, after);
        long savedWords = LiveRows.wordCount(saved.physicalCount());
        var before = new long[Math.toIntExact(Math.max(0, Math.min(to, savedWords) - from))];
        for (int i = 0; i < before.length; i++) {
            before[i] = saved.word(from + i);
        }
        return new WordPatch(from, before, after);
    }

    /// Words with those between them that lie so close that it is cheaper to write them too.
    private static RowSet joined(RowSet touched) {
        for (long gap = MAX_GAP_WORDS; gap > 0; gap /= 2) {
            var joined = joined(touched, gap);
            if (journalBytes(joined) <= MAX_PATCH_BYTES) {
                return joined;
            }
        }
        return touched;
    }

    private static RowSet joined(RowSet touched, long gap) {
        var joined = RowSet.builder();
        for (long word = touched.next(0); word != Long.MAX_VALUE;) {
            long end = touched.nextGap(word);
            long next = touched.next(end);
            joined.addRange(word, next - end <= gap ? next : end);
            word = next;
        }
        return joined.build();
    }

    private static long journalBytes(RowSet words) {
        return words.size() * 2 * Long.BYTES;
    }

    private static BytePatch toBytes(WordPatch patch) {
        return new BytePatch(LiveRowsCodec.HEADER_BYTES + patch.first() * Long.BYTES, bytes(patch.before()), bytes(patch.after()));
    }

    private static byte[] bytes(long[] words) {
        var bytes = ByteBuffer.allocate(words.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words);
        return bytes.array();
    }
}
