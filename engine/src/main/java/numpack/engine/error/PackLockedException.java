package numpack.engine.error;

import java.nio.file.Path;

/// Another program, or another part of this one, holds the pack.
public final class PackLockedException extends PackException {
    private static final long serialVersionUID = 1L;

    private final String holder;

    public PackLockedException(Path path, String holder) {
        super(path, "%s: the pack is in use%s".formatted(path, holder.isEmpty() ? "" : " by " + holder));
        this.holder = holder;
    }

    /// Who holds it, in words; empty when unknown.
    public String holder() {
        return holder;
    }
}
