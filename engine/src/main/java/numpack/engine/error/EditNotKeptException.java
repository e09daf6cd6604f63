package numpack.engine.error;

import java.io.IOException;
import java.nio.file.Path;

/// The log of a pack's unsaved edits could not be written, so that what was asked for was not done: an edit that is in no log would be lost in
/// a crash. The cause says why.
public final class EditNotKeptException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path log;

    public EditNotKeptException(Path log, IOException cause) {
        super("%s: edits cannot be kept: %s".formatted(log, cause.getMessage()), cause);
        this.log = log;
    }

    /// The log's file.
    public Path log() {
        return log;
    }
}
