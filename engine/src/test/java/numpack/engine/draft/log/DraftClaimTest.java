package numpack.engine.draft.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import numpack.engine.error.PackHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        DraftClaim.take(file).orElseThrow().close();
        assertFalse(DraftClaim.isTaken(file));
        var holder = assertInstanceOf(PackHolder.Editor.class, DraftClaim.holder(file));
        assertEquals(ProcessHandle.current().pid(), holder.pid());
        assertEquals(System.getProperty("user.name"), holder.user());
        assertFalse(holder.since().isAfter(Instant.now()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "process 17", "process 17 of ada since", "process 17 of ada since 2026-13-24T13:05:59Z",
            "process 9999999999999999999 of ada since 2026-11-24T13:05:59Z"})
    void aHolderThatIsHalfWrittenIsUnknown(String words) throws IOException {
        Files.writeString(file, words);
        assertEquals(new PackHolder.Unknown(), DraftClaim.holder(file));
    }

    @Test
    void whoHoldsItHereIsThisProgram() throws IOException {
        try (var _ = DraftClaim.take(file).orElseThrow()) {
            assertEquals(new PackHolder.ThisProgram(), DraftClaim.holder(file));
        }
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
