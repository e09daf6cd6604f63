package numpack.engine.error;

import java.nio.file.Path;

/// The pack does not accept changes, or not this one: it was opened read-only, its folder cannot be written, or a finding prevents it
/// the way.
public final class ReadOnlyPackException extends PackException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    public ReadOnlyPackException(Path path, Reason reason) {
        super(path, "%s: read-only: %s".formatted(path, reason));
        this.reason = reason;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }

    /// Why a pack does not accept changes.
    public sealed interface Reason {}

    /// Its options say so.
    public record OpenedForReading() implements Reason {}

    /// Its folder cannot be written.
    public record FolderNotWritable() implements Reason {}

    /// It cannot be locked, because its lock file cannot be written.
    public record LockNotWritable() implements Reason {}

    /// Its draft is one that only looks at it.
    public record OnlyLookedAt() implements Reason {}

    /// A change would lose or damage what was found. Whether the user may decide to write anyway, `Pack.canAcceptFindings` says.
    public record Found(Finding finding) implements Reason {}
}
