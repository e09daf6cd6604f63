package numpack.engine.error;

import java.nio.file.Path;

/// Another program, or another part of this one, holds the pack.
public final class PackLockedException extends PackException {
    private static final long serialVersionUID = 1L;

    private final transient PackHolder holder;

    public PackLockedException(Path path, PackHolder holder) {
        super(path, "%s: the pack is in use by %s".formatted(path, holder.inWords()));
        this.holder = holder;
    }

    /// Who holds it.
    public PackHolder holder() {
        return holder;
    }
}
