package numpack.engine.loaded;

import java.util.List;
import numpack.engine.error.Finding;
import numpack.engine.storage.FolderView;

/// What became of a commit that was cut short, for who reads the pack next.
///
/// @param view     how the folder is to be looked at: the disk, or the disk with what could not be written laid over it
/// @param findings what the user must know
public record Unfinished(FolderView view, List<Finding> findings) {
    /// There was none, or it is finished now.
    static final Unfinished NOTHING = new Unfinished(FolderView.ofDisk(), List.of());

    public Unfinished {
        findings = List.copyOf(findings);
    }
}
