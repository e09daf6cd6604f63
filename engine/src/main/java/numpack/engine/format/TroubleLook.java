package numpack.engine.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import numpack.engine.error.Finding;
import numpack.engine.error.Finding.SegmentFault;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.storage.FolderView;

/// A second look at what keeps an array from being read. Its files have no stamps to compare: one is missing, or cannot be read.
public final class TroubleLook {
    private TroubleLook() {
    }

    /// Whether its files are in the same trouble as they were found in. Costs a look at each of them.
    ///
    /// @param root  the pack's real path
    /// @param array one that cannot be read
    public static boolean isTheSame(Path root, FolderView view, ArrayFiles array) throws IOException {
        var inspector = new ArrayInspector(root, view);
        inspector.locate(array.entry());
        return onDisk(inspector.findings()).equals(onDisk(array.findings()));
    }

    private static List<Finding> onDisk(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.effect() == Finding.Effect.ARRAY_UNREADABLE && !isSaidElsewhere(finding)).toList();
    }

    /// The manifest and the segment list have stamps of their own; whether two segments are one file depends on other arrays too.
    private static boolean isSaidElsewhere(Finding finding) {
        return finding.file().equals(PackLayout.MANIFEST)
                || finding instanceof Finding.SegmentsInvalid invalid && invalid.fault() == SegmentFault.SAME_FILE_TWICE;
    }
}
