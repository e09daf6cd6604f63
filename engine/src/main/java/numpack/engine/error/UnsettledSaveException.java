package numpack.engine.error;

import java.nio.file.Path;

/// The last save or compaction failed, and it is not known yet whether it will still be done or come to nothing. What would change what it was
/// to save, or save more, waits until that is known: until the pack can be read and written again.
public final class UnsettledSaveException extends PackException {
    private static final long serialVersionUID = 1L;

    public UnsettledSaveException(Path path) {
        super(path, "%s: what became of the last save is not known yet".formatted(path));
    }
}
