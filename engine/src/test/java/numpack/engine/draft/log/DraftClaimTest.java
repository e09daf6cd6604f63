package numpack.engine.draft.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftClaimTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("pack.lock");
    }

    @Test
    void aClaimIsHeldOnceAndFreeAfterwards() throws IOException {
        assertFalse(DraftClaim.isTaken(file));
        assertFalse(Files.exists(file), "asking makes nothing");
        try (var _ = DraftClaim.take(file).orElseThrow()) {
            assertTrue(DraftClaim.isTaken(file));
            assertTrue(DraftClaim.take(file).isEmpty());
        }
        assertFalse(DraftClaim.isTaken(file));
        DraftClaim.take(file).orElseThrow().close();
    }

    @Test
    void askingLeavesTheLastHoldersName() throws IOException {
        Files.writeString(file, "process 1 of somebody");
        assertFalse(DraftClaim.isTaken(file));
        assertEquals("process 1 of somebody", DraftClaim.holder(file));
    }

    @Test
    void aProcessThatAsksIsInTheWayForAMomentOnly() throws Exception {
        Files.createFile(file);
        try (var child = ClaimChild.start(file)) {
            assertEquals("free", child.word());
            assertTrue(DraftClaim.take(file, Duration.ZERO).isEmpty());
            var taken = new CompletableFuture<Optional<DraftClaim>>();
            var taker = Thread.ofVirtual().start(() -> {
                try {
                    taken.complete(DraftClaim.take(file, Duration.ofMinutes(1)));
                } catch (IOException failed) {
                    taken.completeExceptionally(failed);
                }
            });
            while (taker.getState() != Thread.State.TIMED_WAITING && taker.isAlive()) {
                Thread.onSpinWait();
            }
            child.goOn();
            taken.get().orElseThrow().close();
        }
    }

    @Test
    void whoAsksIsInNobodysWay() throws IOException, InterruptedException, ExecutionException {
        Files.createFile(file);
        var isDone = new AtomicBoolean();
        var isAsking = new CountDownLatch(1);
        int refused = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> asking = () -> {
                while (!isDone.get()) {
                    DraftClaim.isTaken(file);
                    isAsking.countDown();
                }
                return null;
            };
            var asked = threads.submit(asking);
            try {
                isAsking.await();
                for (int i = 0; i < 2000; i++) {
                    var claim = DraftClaim.take(file);
                    if (claim.isPresent()) {
                        claim.get().close();
                    } else {
                        refused++;
                    }
                }
            } finally {
                isDone.set(true);
            }
            asked.get();
        }
        assertEquals(0, refused);
    }
}
