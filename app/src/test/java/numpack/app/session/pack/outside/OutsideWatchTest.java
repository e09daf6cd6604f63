package numpack.app.session.pack.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void whatIsAsItWasAgainIsNoChangeAnyMore() {
        var isChanged = new AtomicBoolean(true);
        var looks = new AtomicInteger();
        var watch = watch(() -> {
            looks.incrementAndGet();
            return isChanged.get();
        });
        threads.advance(Duration.ofSeconds(1));
        assertEquals(Outside.CHANGED, watch.outsideProperty().get());
        threads.advance(Duration.ofSeconds(20));
        assertTrue(looks.get() < 8, () -> looks.get() + " looks at one change");
        isChanged.set(false);
        threads.advance(Duration.ofSeconds(10));
        assertEquals(Outside.UNCHANGED, watch.outsideProperty().get());
    }

    private interface HasChanged {
        boolean ask() throws IOException;
    }

    private OutsideWatch watch(HasChanged hasChanged) {
        return new OutsideWatch(new OutsideWatch.Look() {
            @Override
            public boolean isThere() {
                return Files.isDirectory(pack);
            }

            @Override
            public boolean hasChanged() throws IOException {
                return hasChanged.ask();
            }

            @Override
            public String readOnlyReason() {
                return "";
            }
        }, "", new TaskRunner(threads, failures::add), () -> false, failures::add);
    }
}
