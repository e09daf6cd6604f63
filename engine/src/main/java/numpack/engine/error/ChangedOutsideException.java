package numpack.engine.error;

import java.nio.file.Path;
import numpack.engine.error.reason.OutsideChange;

/// A program that is not ours changed the pack while it was open: a file was cut, replaced or removed. After a commit of ours, of whichever
/// process, it is a [StaleArrayException].
public final class ChangedOutsideException extends PackException {
    private static final long serialVersionUID = 1L;

    private final transient OutsideChange what;

    public ChangedOutsideException(Path path, OutsideChange what) {
        super(path, "%s: changed by another program: %s".formatted(path, what));
        this.what = what;
    }

    /// What changed.
    public OutsideChange what() {
        return what;
    }
}
