package numpack.engine.commit.span;

/// How many bytes the steps of one commit may carry. What does not fit goes through a file of its own, at the price of a copy.
public final class JournalBudget {
    /// Old and new bytes together.
    public static final long MAX_BYTES = 64L << 20;

    private long left = MAX_BYTES;

    /// Takes so many bytes if they are left.
    public boolean take(long bytes) {
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        return true;
    }
}
