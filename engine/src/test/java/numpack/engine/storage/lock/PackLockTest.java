package numpack.engine.storage.lock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.PackClosedException;
import numpack.engine.error.PackHolder;
import numpack.engine.error.PackLockedException;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.storage.file.FileStamp;

class PackLockTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;
    private Path pack;
    private PackLock mine;
    private PackLock other;

    @BeforeEach
    void open() throws IOException {
        pack = Files.createDirectory(folder.resolve("pack"));
        mine = PackLock.of(pack, DurableFiles.unsynced());
        other = PackLock.of(pack, DurableFiles.unsynced());
    }

    @AfterEach
    void close() throws IOException {
        mine.close();
        other.close();
    }

    @Test
    void askingMakesNothing() throws IOException {
        assertEquals(0, mine.commitCount());
        assertEquals(Optional.empty(), mine.writer());
        assertFalse(Files.exists(WorkbenchFolder.of(pack)));
    }

    @Test
    void twoInOneProcessExcludeEachOther() throws IOException {
        var held = mine.lock(Duration.ZERO);
        var thrown = assertThrows(PackLockedException.class, () -> other.lock(Duration.ZERO));
        assertEquals(new PackHolder.ThisProgram(), thrown.holder());
        held.close();
        other.lock(Duration.ZERO).close();
    }

    @Test
    void closingOneDoesNotUnlockTheOther() throws Exception {
        try (var held = mine.lock(Duration.ZERO)) {
            other.commitCount();
            other.close();
            try (var child = LockChild.start(pack)) {
                assertEquals("locked", child.word());
            }
            held.commitStarts(List.of());
        }
    }

    @Test
    void anotherProcessIsExcludedAndItsDeathReleases() throws Exception {
        try (var child = LockChild.start(pack)) {
            assertEquals("held", child.word());
            var thrown = assertThrows(PackLockedException.class, () -> mine.lock(Duration.ofMillis(30)));
            var holder = assertInstanceOf(PackHolder.Writer.class, thrown.holder());
            assertEquals(child.pid(), holder.pid());
            assertTrue(thrown.getMessage().contains(" in use by process " + child.pid() + " on "), thrown.getMessage());
            assertEquals(Optional.of(holder), mine.writer());
            assertEquals(1, mine.commitCount());
            child.kill();
        }
        try (var held = mine.lock(LONG)) {
            held.commitStarts(List.of());
            assertEquals(3, mine.commitCount(), "a commit that died half way must not look like this one");
            held.commitEnds();
            assertEquals(4, other.commitCount());
        }
    }

    @Test
    void waitingEndsWhenTheHolderDoes() throws Exception {
        var held = mine.lock(Duration.ZERO);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var waiter = threads.submit(() -> {
                other.lock(LONG).close();
                return true;
            });
            held.close();
            assertTrue(waiter.get());
        }
    }

    @Test
    void aThreadThatReleasesDoesNotPassOneThatWaits() throws Exception {
        var held = mine.lock(Duration.ZERO);
        var done = new CountDownLatch(1);
        var waiter = new Thread(() -> {
            try (var _ = other.lock(LONG)) {
                done.await();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        waiter.start();
        while (waiter.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        held.close();
        assertThrows(PackLockedException.class, () -> mine.lock(Duration.ZERO));
        done.countDown();
        waiter.join();
        mine.lock(Duration.ZERO).close();
    }

    @Test
    void aProcessThatReleasesDoesNotPassOneThatWaits() throws Exception {
        var held = mine.lock(Duration.ZERO);
        try (var child = LockChild.start(pack, LONG)) {
            awaitNextInLine();
            held.close();
            assertThrows(PackLockedException.class, () -> mine.lock(Duration.ZERO));
            assertEquals("held", child.word());
        }
        mine.lock(LONG).close();
    }

    private void awaitNextInLine() throws IOException {
        var file = LockFile.enterExisting(pack).orElseThrow();
        for (var lock = file.tryLock(LockFile.NEXT_IN_LINE); lock != null; lock = file.tryLock(LockFile.NEXT_IN_LINE)) {
            lock.release();
            Thread.onSpinWait();
        }
        file.leave();
    }

    @Test
    void anInterruptEndsWaitingAndNoLock() throws Exception {
        try (var held = mine.lock(Duration.ZERO)) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedIOException.class, () -> other.lock(LONG));
            held.commitStarts(List.of());
            held.commitEnds();
            assertTrue(Thread.interrupted());
            try (var child = LockChild.start(pack)) {
                assertEquals("locked", child.word());
            }
        }
    }

    @Test
    void aFolderThatLeadsOutOfThePackIsRefused() throws IOException {
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(WorkbenchFolder.of(pack), outside);
        assertThrows(CorruptPackException.class, () -> mine.lock(Duration.ZERO));
        assertThrows(CorruptPackException.class, () -> mine.commitCount());
        try (var left = Files.list(outside)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aFileInTheFoldersPlaceIsRefused() throws IOException {
        Files.createFile(WorkbenchFolder.of(pack));
        assertThrows(CorruptPackException.class, () -> mine.lock(Duration.ZERO));
    }

    @Test
    void aLockFileReplacedByAnotherProgramLocksNothing() throws IOException {
        mine.lock(Duration.ZERO).close();
        Files.delete(WorkbenchFolder.of(pack).resolve("lock"));
        assertThrows(ChangedOutsideException.class, () -> mine.lock(Duration.ZERO));
        mine.close();
        other.lock(Duration.ZERO).close();
    }

    @Test
    void commitsToOthersOfAGroupAreFollowedOnlyBetweenThemAndIfTheArrayIsAsItWas() throws IOException {
        var twin = Groups.twinOf("x");
        commit(mine, "x");
        var x = other.lastTouches().of("x");
        commit(mine, twin);
        assertFalse(x.isStill(x.known()));
        assertFalse(x.followOthers(() -> false));
        assertTrue(x.followOthers(() -> true));
        assertTrue(x.isStill(x.known()));
        try (var lock = mine.lock(LONG)) {
            lock.commitStarts(List.of(twin));
            assertFalse(x.followOthers(() -> true), "it may be about x");
            lock.commitEnds();
            lock.commitStarts(List.of("y"));
            assertTrue(x.followOthers(() -> true), "y is of another group");
            lock.commitEnds();
        }
        var rounds = new int[1];
        assertFalse(x.followOthers(() -> {
            rounds[0]++;
            commit(mine, twin);
            return true;
        }), "commits came at each look");
        assertTrue(rounds[0] > 1);
    }

    @Test
    void aLockFileIsInPlaceAsLongAsItIsTheSameFileByKeyAndTimeOfBirth() throws IOException {
        mine.lock(Duration.ZERO).close();
        var path = WorkbenchFolder.of(pack).resolve("lock");
        var before = FileStamp.of(path);
        var file = LockFile.enterExisting(pack).orElseThrow();
        assertTrue(file.isInPlace());
        // Where the system lets a program set the time of birth, the file passes for another one with the same key from now on.
        Files.setAttribute(path, "creationTime", FileTime.fromMillis(1_700_000_000_000L));
        assertEquals(before.isSameFile(FileStamp.of(path)), file.isInPlace());
        file.leave();
    }

    @Test
    void aLockFileThatACopyOfThePackSharesIsMadeAnew() throws Exception {
        try (var lock = mine.lock(Duration.ZERO)) {
            lock.commitStarts(List.of());
            lock.commitEnds();
        }
        assertEquals(2, other.commitCount());
        var file = WorkbenchFolder.of(pack).resolve("lock");
        var linked = Files.createLink(folder.resolve("linked"), file);
        var before = Files.readAllBytes(linked);
        try (var lock = mine.lock(Duration.ZERO)) {
            assertThrows(PackLockedException.class, () -> other.lock(Duration.ZERO));
            try (var child = LockChild.start(pack)) {
                assertEquals("locked", child.word());
            }
            lock.commitStarts(List.of());
            assertEquals(3, other.commitCount(), "who had the old file open sees it");
            lock.commitEnds();
        }
        assertArrayEquals(before, Files.readAllBytes(linked));
        assertEquals(1, DurableFiles.unsynced().linkCount(file));
        other.lock(Duration.ZERO).close();
        assertEquals(4, mine.commitCount());
        assertEquals(List.of(file), DurableFiles.unsynced().list(WorkbenchFolder.of(pack)));
    }

    @Test
    void whoHasTheOldFileOpenSeesWhatIsTouchedInTheNewOneWhateverTheCopyCounts() throws IOException {
        commit(mine, "x");
        var x = other.lastTouches().of("x");
        var y = other.lastTouches().of("y");
        var copied = Files.createDirectories(folder.resolve("copy"));
        Files.createDirectory(WorkbenchFolder.of(copied));
        Files.createLink(WorkbenchFolder.of(copied).resolve("lock"), WorkbenchFolder.of(pack).resolve("lock"));
        try (var third = PackLock.of(pack, DurableFiles.unsynced()); var copy = PackLock.of(copied, DurableFiles.unsynced())) {
            commit(third, "z");
            assertTrue(x.isStill(x.known()));
            for (int i = 0; i < 5; i++) {
                commit(copy, "y");
            }
            assertTrue(y.isStill(y.known()), "that was the copy");
            commit(third, "x");
            assertFalse(x.isStill(x.known()));
            assertTrue(y.isStill(y.known()));
            assertEquals(6, other.commitCount());
            assertEquals(12, copy.commitCount());
        }
    }

    @Test
    void nothingIsCountedInANewFileBeforeReadersCanHaveNoticedIt() throws IOException {
        commit(mine, "x");
        var x = other.lastTouches().of("x");
        Files.createLink(folder.resolve("linked"), WorkbenchFolder.of(pack).resolve("lock"));
        for (int i = 0; i < 3; i++) {
            assertTrue(x.isStill(x.known()), "looks at the name of the lock file, and trusts that for a while");
            long start = System.nanoTime();
            try (var lock = mine.lock(LONG)) {
                long waited = System.nanoTime() - start;
                assertTrue(i > 0 || waited >= LockFile.SUCCESSOR_PAUSE.toNanos(), "waited " + waited + " ns");
                lock.commitStarts(List.of("x"));
                assertFalse(x.isStill(x.known()));
                lock.commitEnds();
            }
            x = other.lastTouches().of("x");
        }
    }

    private static void commit(PackLock by, String array) throws IOException {
        try (var lock = by.lock(LONG)) {
            lock.commitStarts(List.of(array));
            lock.commitEnds();
        }
    }

    @Test
    void afterCloseNothingIsLocked() throws IOException {
        mine.close();
        mine.close();
        assertThrows(PackClosedException.class, () -> mine.lock(Duration.ZERO));
    }

    @Test
    void whoIsHalfWrittenIsAnotherProgram() throws IOException {
        try (var _ = mine.lock(Duration.ZERO)) {
            try (var file = FileChannel.open(WorkbenchFolder.of(pack).resolve("lock"), StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.allocate(4), LockFile.WRITER_SLOT);
            }
            assertEquals(Optional.of(new PackHolder.Unknown()), other.writer());
            var thrown = assertThrows(PackLockedException.class, () -> other.lock(Duration.ZERO));
            assertTrue(thrown.getMessage().endsWith(" in use by another program"), thrown.getMessage());
        }
    }

    @Test
    void whoDoesNotKnowWhenItStartedSaysNothingOfThat() {
        var holder = new LockHolder(12, "ada", Optional.empty());
        assertEquals(Optional.of(holder), LockHolder.decode(holder.encode()));
        assertEquals("process 12 on ada", holder.toPackHolder().inWords());
    }

    @Test
    void aHolderSlotThatIsDamagedNamesNobody() {
        var holder = new LockHolder(12, "häuschen", Optional.of(Instant.ofEpochMilli(1_700_000_000_123L)));
        var slot = holder.encode();
        assertEquals(Optional.of(holder), LockHolder.decode(slot));
        for (int i = 0; i < slot.length; i++) {
            slot[i] ^= 1;
            assertEquals(Optional.empty(), LockHolder.decode(slot));
            slot[i] ^= 1;
        }
    }
}
