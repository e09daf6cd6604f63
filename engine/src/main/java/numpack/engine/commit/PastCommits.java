package numpack.engine.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.loaded.LoadedPack;
import numpack.engine.loaded.RemovedArrays;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;

/// What commits that did not sync left behind in the memory of the system: any file of the pack may be among it, so all are synced. A file
/// that is on the disk already costs next to nothing.
public final class PastCommits {
    private final LoadedPack state;
    private final DurableFiles files;
    private final Set<Path> folders = new LinkedHashSet<>();

    private PastCommits(LoadedPack state, DurableFiles files) {
        this.state = state;
        this.files = files;
    }

    /// Makes all of a pack durable, removed arrays included.
    static void sync(LoadedPack state, DurableFiles files) throws IOException {
        new PastCommits(state, files).sync();
    }

    private void sync() throws IOException {
        var root = state.inspection().root();
        syncFile(root.resolve(PackLayout.MANIFEST));
        for (var array : state.inspection().arrays().values()) {
            for (var data : array.dataFiles()) {
                syncFile(data.path());
            }
            if (array.segmentList().isPresent()) {
                syncFile(array.segmentList().get().path());
            }
            if (array.bitmap().isPresent()) {
                syncFile(array.bitmap().get().path());
            }
        }
        var removed = new RemovedArrays(root);
        for (var key : removed.keys()) {
            for (var file : files.list(removed.folder(key))) {
                syncFile(file);
            }
            folders.add(removed.folder(key).getParent());
        }
        folders.add(WorkbenchFolder.of(root));
        folders.add(root);
        for (var folder : folders) {
            if (Files.isDirectory(folder)) {
                files.syncDirectory(folder);
            }
        }
    }

    private void syncFile(Path path) throws IOException {
        // What may not be written was not written by us.
        if (Files.isRegularFile(path) && Files.isWritable(path)) {
            try (var file = files.open(path, Opening.EXISTING)) {
                file.force();
            }
        }
        folders.add(path.getParent());
    }
}
