package numpack.engine.draft.log;

/// A log is whole, but a later version of this program wrote it: nothing in it may be changed here.
public final class LaterLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int version;

    public LaterLogException(int version) {
        super("a log of version %d, known up to %d".formatted(version, LogHeader.VERSION));
        this.version = version;
    }

    /// The log's version, or the least that it can be of.
    public int version() {
        return version;
    }
}
