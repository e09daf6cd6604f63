package numpack.engine.rows;

import java.nio.file.Path;
import numpack.engine.storage.file.OpenFiles;
import numpack.engine.storage.file.ReadFile;

class RowReaderByPositionTest extends RowReaderContract {
    @Override
    ReadFile file(OpenFiles files, Path path) {
        return files.file(path);
    }
}
