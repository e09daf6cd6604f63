package numpack.engine.rows.live;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What words of a bitmap file were before commits of this process wrote over them in place, since some moment.
///
/// A chain from old to new: each link holds what one commit overwrites, and holders of rows of that moment read the file
/// and put back what was overwritten since. So the newest rows, which are used most, cost nothing; and as links point only to
/// newer ones, a link lives no longer than the last rows that need it.
final class OldWords {
    private volatile @Nullable Link link;

    private record Link(List<WordPatch> patches, OldWords since) {}

    /// Notes words before they are overwritten. If that does not come to pass, nothing is lost: they are noted as they stay.
    ///
    /// @param patches ascending, apart from each other
    /// @return what will be overwritten after that
    OldWords note(List<WordPatch> patches) {
        var newest = this;
        for (var next = newest.link; next != null; next = newest.link) {
            newest = next.since;
        }
        var since = new OldWords();
        newest.link = new Link(patches, since);
        return since;
    }

    /// Makes words that were just read from the file what they were at this moment.
    ///
    /// Read first, asked afterwards: a commit notes before it writes, so what was read too new is noted by now.
    void putBack(long first, ByteBuffer words) {
        var links = new ArrayDeque<Link>();
        for (var next = link; next != null; next = next.since.link) {
            links.push(next);
        }
        // Newest first, for the oldest note of a word is the right one.
        for (var each : links) {
            putBack(each.patches, first, words);
        }
    }

    private static void putBack(List<WordPatch> patches, long first, ByteBuffer words) {
        int count = words.remaining() / Long.BYTES;
        for (int i = firstEndingBehind(patches, first); i < patches.size() && patches.get(i).first() < first + count; i++) {
            var patch = patches.get(i);
            long from = Math.max(first, patch.first());
            long to = Math.min(first + count, patch.first() + patch.before().length);
            for (long word = from; word < to; word++) {
                words.putLong((int) (word - first) * Long.BYTES, patch.before()[(int) (word - patch.first())]);
            }
        }
    }

    private static int firstEndingBehind(List<WordPatch> patches, long word) {
        int low = 0;
        int high = patches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (patches.get(middle).first() + patches.get(middle).after().length > word) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
