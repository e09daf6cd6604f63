package numpack.engine.rows.bitmap;

import numpack.engine.rows.live.LiveRows;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.RowSetBuilder;

/// Finds the words of a bitmap in which a bit changes. Goes from run to run where rows are long runs, and from word to word where they are
/// not, so that neither a billion rows in one run nor a hundred million single ones are looked at one by one.
final class TouchedWords {
    private final LiveRows saved;
    private final RowSetBuilder words = RowSet.builder();

    private TouchedWords(LiveRows saved) {
        this.saved = saved;
    }

    /// @return indices of words
    static RowSet of(LiveRows saved, RowSet dropped, RowSet restored, long appended) {
        var touched = new TouchedWords(saved);
        touched.add(dropped, Change.DROP);
        touched.add(restored, Change.RESTORE);
        if (appended > 0) {
            touched.words.addRange(saved.physicalCount() / Long.SIZE, LiveRows.wordCount(saved.physicalCount() + appended));
        }
        return touched.words.build();
    }

    private enum Change {
        DROP, RESTORE
    }

    private void add(RowSet rows, Change change) {
        long end = saved.physicalCount();
        for (long row = rows.next(0); row < end; row = rows.next(row)) {
            long runEnd = Math.min(rows.nextGap(row), end);
            row = runEnd - row < Long.SIZE ? addWord(rows, row / Long.SIZE, change) : addRun(row, runEnd, change);
        }
    }

    /// @return the first row after what was looked at
    private long addWord(RowSet rows, long word, Change change) {
        long changing = change == Change.DROP ? saved.word(word) : ~saved.word(word);
        if ((changing & rows.bits(word * Long.SIZE)) != 0) {
            words.add(word);
        }
        return (word + 1) * Long.SIZE;
    }

    /// @return the first row after what was looked at
    private long addRun(long from, long to, Change change) {
        long first = change == Change.DROP ? saved.nextLive(from) : saved.nextDropped(from);
        if (first >= to) {
            return to;
        }
        long last = Math.min(to, change == Change.DROP ? saved.nextDropped(first) : saved.nextLive(first)) - 1;
        words.addRange(first / Long.SIZE, last / Long.SIZE + 1);
        return (last / Long.SIZE + 1) * Long.SIZE;
    }
}
