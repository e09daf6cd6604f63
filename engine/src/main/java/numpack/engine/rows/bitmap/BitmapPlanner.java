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
/// An append keeps every old bit: only bits behind the old last row become set. (The reference writer sets the whole last word
/// and so revives rows that were dropped.)
public final class BitmapPlanner {
    /// Beyond this, a patch's before and after cost more than a file written anew.
    private static final long MAX_PATCH_BYTES = 8 << 20;
    /// What a patch costs beside its bytes.
    private static final long PATCH_COST = 64;
    /// Up to here patches are always smaller than what a rename costs.
    private static final long SMALL_FILE = 4096;

    private BitmapPlanner() {}

    /// Plans the way from a bitmap as read to the rows after a change. If the plan is to write over words in place, `saved` stays what it
    /// is while and after that is done.
    ///
    /// @param form     the form of the file that `saved` was read from
    /// @param saved    the rows as the file has them
    /// @param dropped  physical rows to drop
    /// @param restored physical rows to restore
    /// @param appended rows to add behind the last, live unless dropped
    /// @throws IllegalArgumentException if a row is both dropped and restored, or does not exist
    public static BitmapChange plan(BitmapForm form, LiveRows saved, RowSet dropped, RowSet restored, long appended) {
        var rows = RowMap.of(saved, dropped, restored, appended);
        if (appended == 0 && changesNothing(saved, dropped, restored)) {
            return new BitmapChange.None();
        }
        return switch (form) {
            case BitmapForm.Absent _ -> rows.isAllLive() ? new BitmapChange.None() : new BitmapChange.Whole(new BitmapImage(rows));
            case BitmapForm.Headerless _ -> new BitmapChange.Whole(new BitmapImage(rows));
            case BitmapForm.Headered headered -> plan(headered, saved, rows, touchedWords(saved, dropped, restored, appended));
        };
    }

    /// The file of rows that are right but lie in a form that is not: for a repair.
    public static BitmapChange.Whole rewrite(LiveRows saved) {
        return new BitmapChange.Whole(new BitmapImage(RowMap.of(saved)));
    }

    private static BitmapChange plan(BitmapForm.Headered form, LiveRows saved, RowMap rows, RowSet touched) {
        boolean isClean = form.padding() == BitmapForm.Padding.CLEAN && form.total() == saved.physicalCount();
        long cost = touched.size() * 2 * Long.BYTES + touched.rangeCount() * PATCH_COST;
        long limit = Math.min(MAX_PATCH_BYTES, Math.max(SMALL_FILE, LiveRowsCodec.sizeBytes(rows.physicalCount())));
        if (!isClean || cost > limit) {
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

    /// Indices of the words in which a bit changes.
    private static RowSet touchedWords(LiveRows saved, RowSet dropped, RowSet restored, long appended) {
        long savedRows = saved.physicalCount();
        var words = RowSet.builder();
        dropped.forEachRange((from, to) -> {
            long end = Math.min(to, savedRows);
            for (long row = from; row < end && (row = saved.nextLive(row)) < end; row = wordBehind(row)) {
                words.add(row / Long.SIZE);
            }
        });
        restored.forEachRange((from, to) -> {
            long end = Math.min(to, savedRows);
            for (long row = from; row < end && (row = saved.nextDropped(row)) < end; row = wordBehind(row)) {
                words.add(row / Long.SIZE);
            }
        });
        if (appended > 0) {
            words.addRange(savedRows / Long.SIZE, LiveRows.wordCount(savedRows + appended));
        }
        return words.build();
    }

    private static long wordBehind(long row) {
        return (row / Long.SIZE + 1) * Long.SIZE;
    }

    private static boolean changesNothing(LiveRows saved, RowSet dropped, RowSet restored) {
        for (var range : dropped.ranges()) {
            if (saved.nextLive(range.from()) < range.to()) {
                return false;
            }
        }
        for (var range : restored.ranges()) {
            if (saved.nextDropped(range.from()) < range.to()) {
                return false;
            }
        }
        return true;
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
