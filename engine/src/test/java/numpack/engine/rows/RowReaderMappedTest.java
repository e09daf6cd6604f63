package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.OpenFiles;
import numpack.engine.storage.file.ReadFile;

class RowReaderMappedTest extends RowReaderContract {
    @Override
    ReadFile file(OpenFiles files, Path path) throws IOException {
        var file = files.mappedFile(FolderView.ofDisk().look(path).orElseThrow());
        // The next read maps it.
        file.read(0, MemorySegment.NULL);
        return file;
    }
}
