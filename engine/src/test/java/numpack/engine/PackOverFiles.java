package numpack.engine;

import java.io.IOException;
import java.nio.file.Path;
import numpack.engine.storage.DurableFiles;

/// Opens packs whose changes go through files of the test's choice, for suites of other rooms.
public final class PackOverFiles {
    private PackOverFiles() {
    }

    public static Pack open(Path folder, DurableFiles files) throws IOException {
        return Pack.open(folder, PackOptions.standard(), files);
    }
}
