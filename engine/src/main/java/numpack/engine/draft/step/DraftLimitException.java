package numpack.engine.draft.step;

/// One step asked for more than a step may carry.
public final class DraftLimitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final long limitBytes;
    private final long askedBytes;

    public DraftLimitException(long limitBytes, long askedBytes) {
        super("one step may carry %d bytes, this one asks for %d".formatted(limitBytes, askedBytes));
        this.limitBytes = limitBytes;
        this.askedBytes = askedBytes;
    }

    public long limitBytes() {
        return limitBytes;
    }

    public long askedBytes() {
        return askedBytes;
    }
}
