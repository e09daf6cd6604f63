package numpack.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import numpack.app.prefs.AppFolders;
import numpack.app.task.TaskRunner;
import numpack.app.task.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class OneInstanceTest {
    @TempDir
    Path data;

    private final LinkedBlockingQueue<Optional<Path>> asked = new LinkedBlockingQueue<>();

    @Test
    void nobodyTakesAPathBeforeThereIsAWindow() {
        assertFalse(OneInstance.handOver(folders(), Optional.of(data)));
    }

    @Test
    void theWindowIsToldWhatASecondStartWasAskedToOpen() throws Exception {
        try (var window = OneInstance.claim(folders()).orElseThrow()) {
            window.listen(runner(), asked::add);

            assertTrue(OneInstance.handOver(folders(), Optional.of(data.resolve("größe 1.npk"))));
            assertTrue(OneInstance.handOver(folders(), Optional.empty()));

            assertEquals(Optional.of(data.resolve("größe 1.npk")), asked.poll(10, TimeUnit.SECONDS));
            assertEquals(Optional.empty(), asked.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aSocketThatADeadWindowLeftBehindIsReplaced() throws Exception {
        var socket = data.resolve("window.socket");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket)).close();
        assertTrue(Files.exists(socket));
        assertFalse(OneInstance.handOver(folders(), Optional.of(data)));

        try (var window = OneInstance.claim(folders()).orElseThrow()) {
            window.listen(runner(), asked::add);
            assertTrue(OneInstance.handOver(folders(), Optional.of(data)));
        }
    }

    @Test
    void aClosedWindowLeavesThePlaceToTheNextOne() throws IOException {
        OneInstance.claim(folders()).orElseThrow().close();
        assertFalse(Files.exists(data.resolve("window.socket")));
        OneInstance.claim(folders()).orElseThrow().close();
    }

    @Test
    void aFolderTooDeepForASocketMeansAWindowForEachStart() {
        var deep = new AppFolders(data.resolve("x".repeat(120)));
        assertTrue(OneInstance.claim(deep).isEmpty());
        assertFalse(OneInstance.handOver(deep, Optional.of(data)));
        assertFalse(Files.exists(deep.data()));
    }

    private AppFolders folders() {
        return new AppFolders(data);
    }

    private static TaskRunner runner() {
        return new TaskRunner(new Daemons(), failure -> {
            throw new AssertionError(failure);
        });
    }

    /// Real threads, one for each piece of work: accepting waits.
    private static final class Daemons implements Threads {
        @Override
        public void background(Runnable work) {
            Thread.ofVirtual().start(work);
        }

        @Override
        public void foreground(Runnable work) {
            work.run();
        }

        @Override
        public void afterPicture(Runnable work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Timer after(Duration delay, Runnable work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    }
}
