package numpack.engine.error;

import java.nio.file.Path;

/// The pack does not accept changes: it was opened read-only, its folder cannot be written, or a finding waits for a decision.
public final class ReadOnlyPackException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public ReadOnlyPackException(Path path, String reason) {
        super(path, "%s: read-only: %s".formatted(path, reason));
        this.reason = reason;
    }

    /// Why.
    public String reason() {
        return reason;
    }
}
