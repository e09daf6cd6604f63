package numpack.engine;

import java.io.IOException;
import java.nio.file.Path;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.storage.DurableFiles;

/// Opens packs whose changes go through files of the test's choice, for suites of other rooms.
public final class PackOverFiles {
    private PackOverFiles() {
    }

    public static Pack open(Path folder, DurableFiles files) throws IOException {
        return Pack.open(folder, PackOptions.standard(), files);
    }

    public static Pack create(Path folder, DurableFiles files) throws IOException {
        return Pack.create(folder, PackOptions.standard(), files);
    }

    /// An array of a pack as the rooms behind the front door know it.
    public static LoadedArray loaded(Pack pack, String name) {
        return pack.array(name).loaded();
    }
}
