package numpack.engine.storage.lock;

import java.io.IOException;

/// Which commit of ours touched each array last, as the lock page said at one moment. Immutable.
///
/// The page has room for a limited number of arrays, so each group of arrays shares one place. An array may seem to have been touched
/// when it was another one of its group ([LastTouch#followOthers] tells the two apart); it never seems untouched when it was touched.
public final class LastTouches {
    private static final int GROUP_BITS = 11;
    static final int GROUPS = 1 << GROUP_BITS;

    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final PackLock lock;
    private final long commits;
    private final long[] counts;

    LastTouches(PackLock lock, long commits, long[] counts) {
        this.lock = lock;
        this.commits = commits;
        this.counts = counts;
    }

    /// Whether no commit has begun since this moment.
    public boolean areLatest() throws IOException {
        return lock.recentCount() == commits;
    }

    /// The last touch of an array, as it was at this moment.
    ///
    /// @param array its name, or the path of the folder where it waits after its removal
    public LastTouch of(String array) {
        int group = groupOf(array);
        return new LastTouch(lock, group, count(group));
    }

    /// Whether a commit has touched the array, or one of its group, between two moments.
    public boolean isTouchedSince(LastTouches before, String array) {
        return count(groupOf(array)) != before.count(groupOf(array));
    }

    long count(int group) {
        return counts[group];
    }

    static int groupOf(String array) {
        // Names that differ in their last digit must not come to lie together; the upper bits of the product depend on all of the hash.
        return array.hashCode() * GOLDEN_RATIO >>> Integer.SIZE - GROUP_BITS;
    }
}
