package numpack.engine.commit.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.PackOverFiles;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WritableFile;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the new files of a commit are written.
class NewFilesTest {
    @TempDir
    Path temp;

    @Test
    void onlyALongArrayPassesTheCacheBy() throws IOException {
        var openings = new ArrayList<Opening>();
        var files = new HookedFiles(DurableFiles.unsynced(), (_, _) -> { }) {
            @Override
            public WritableFile open(Path file, Opening opening) throws IOException {
                if (file.getFileName().toString().startsWith("new-") && !file.endsWith("new-probe")) {
                    openings.add(opening);
                }
                return super.open(file, opening);
            }
        };
        try (var pack = PackOverFiles.create(temp.resolve("long.npk"), files); var transaction = pack.begin()) {
            transaction.create("long", DType.UINT8, Shape.of(NewFiles.CACHED_BYTES + 1), new byte[1]);
            transaction.create("short", DType.UINT8, Shape.of(10), new byte[1]);
            transaction.commit(Progress.NONE);
        }
        // The last is the manifest.
        assertEquals(List.of(Opening.CREATE_NEW_LONG, Opening.CREATE_NEW), openings.subList(0, 2));
    }
}
