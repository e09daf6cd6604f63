package numpack.engine.storage.lock;

import java.io.IOException;

/// The commit of ours that touched one array last, as it was known when the array was read: tells whether another has touched it since.
///
/// A commit says so before it changes the first byte. So what was read before [#isStill] answers true is of one state, whatever other
/// commits did meanwhile. Safe for many threads.
public final class LastTouch {
    private static final int ATTEMPTS = 3;

    private final PackLock lock;
    private final int group;
    private volatile long known;

    LastTouch(PackLock lock, int group, long known) {
        this.lock = lock;
        this.group = group;
        this.known = known;
    }

    /// The commit that is known.
    public long known() {
        return known;
    }

    /// Whether no commit has touched the array since this one. Costs one look at the lock file, and where it cannot be mapped a small read of it.
    public boolean isStill(long commit) throws IOException {
        return lock.lastTouch(group) == commit;
    }

    /// Whether no commit had touched the array at that moment.
    public boolean isStillAt(LastTouches moment) {
        return moment.count(group) == known;
    }

    /// Takes over that commits since the known one touched other arrays of the group, if this one is found as it was after the last of them and
    /// before the next. While that commit applies, it may be about to change the array, and nothing is taken over. One that was taken back may have
    /// been about it, so only what is read from now on is of one state.
    ///
    /// @param array tells whether the array is as it was, which no commit that changed it and stands leaves it
    /// @return whether it is
    public boolean followOthers(Look array) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long last = lock.lastTouch(group);
            if (!lock.hasEnded(last) || !array.isAsItWas()) {
                return false;
            }
            if (isStill(last)) {
                known = last;
                return true;
            }
        }
        return false;
    }

    /// Looks at an array on the disk.
    @FunctionalInterface
    public interface Look {
        boolean isAsItWas() throws IOException;
    }

    /// The commits until that moment are known not to have changed the array.
    public void follow(LastTouches moment) {
        known = moment.count(group);
    }
}
