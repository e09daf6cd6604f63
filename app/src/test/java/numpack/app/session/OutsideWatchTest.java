package numpack.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import numpack.app.task.DirectThreads;
import numpack.app.task.TaskRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks that fail.
class OutsideWatchTest {
    @TempDir
    private Path folder;

    private final DirectThreads threads = new DirectThreads();
    private final List<Throwable> failures = new ArrayList<>();
    private Path pack;

    @BeforeEach
    void make() throws IOException {
        pack = Files.createDirectory(folder.resolve("demo.npk"));
    }

    @Test
    void aLookThatFailsIsToldOnceAndIsNoMissingFolder() {
        var broken = new IOException("disk");
        var watch = watch(() -> {
            throw broken;
        });

        threads.advance(Duration.ofSeconds(3));

        assertEquals(Outside.UNCHANGED, watch.outsideProperty().get());
        assertEquals(List.of(broken), failures);
    }

    @Test
    void aFolderTakenAwayDuringTheLookIsGone() {
        var watch = watch(() -> {
            Files.delete(pack);
            throw new IOException("no such file");
        });

        threads.advance(Duration.ofSeconds(2));

        assertEquals(Outside.GONE, watch.outsideProperty().get());
        assertEquals(List.of(), failures);
    }

    private OutsideWatch watch(OutsideWatch.Look look) {
        return new OutsideWatch(pack, look, new TaskRunner(threads, failures::add), () -> false, failures::add);
    }
}
