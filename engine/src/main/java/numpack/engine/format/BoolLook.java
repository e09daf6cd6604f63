package numpack.engine.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import numpack.engine.dtype.DType;
import numpack.engine.error.Finding;
import numpack.engine.format.ArrayFiles.DataFile;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.storage.FolderView;

/// Looks for bool elements other than 0 and 1, in the first bytes of each array and no more than a few megabytes of a pack: enough to
/// notice a file of another type, cheap enough for every opening. A full check reads them all.
final class BoolLook {
    private static final int BYTES_PER_ARRAY = 64 << 10;
    private static final int BYTES_IN_ALL = 4 << 20;

    private final Path root;
    private final FolderView view;
    private int left = BYTES_IN_ALL;

    BoolLook(Path root, FolderView view) {
        this.root = root;
        this.view = view;
    }

    Optional<Finding> lookInto(ArrayEntry entry, List<DataFile> dataFiles) throws IOException {
        if (entry.dtype().orElseThrow() != DType.BOOL || dataFiles.isEmpty() || left == 0) {
            return Optional.empty();
        }
        var first = dataFiles.getFirst();
        int wanted = (int) Math.min(first.byteCount(), Math.min(BYTES_PER_ARRAY, left));
        left -= wanted;
        for (byte one : view.readStart(root.resolve(first.at().file()), wanted)) {
            if (one != 0 && one != 1) {
                return Optional.of(new Finding.BoolBytes(first.at().file(), entry.name()));
            }
        }
        return Optional.empty();
    }
}
