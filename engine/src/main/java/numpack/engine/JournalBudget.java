package numpack.engine;

/// How many bytes the steps of one commit may carry. What does not fit goes through a file of its own, at the price of a copy.
final class JournalBudget {
    /// Old and new bytes together.
    static final long MOST_BYTES = 64L << 20;

    private long left = MOST_BYTES;

    /// Takes so many bytes if they are left.
    boolean take(long bytes) {
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        return true;
    }
}
